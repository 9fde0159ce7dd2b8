package dev.tollbridge.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollbridge.channel.Transport.Sent;
import dev.tollbridge.kernel.ChannelAccountId;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A bulkhead and a circuit breaker for each channel account, so that a channel that is down or slow
 * holds up nobody else. What they turn away was surely not sent.
 */
final class Guards {
    private static final int WINDOW = 50;
    private static final int MIN_CALLS = 20;
    private static final int TRIALS = 5;
    private final Cache<ChannelAccountId, Guard> guards =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final BulkheadConfig bulkhead;
    private final CircuitBreakerConfig breaker;

    Guards(ChannelSettings settings, Clock clock) {
        bulkhead =
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrentCalls())
                        .maxWaitDuration(Duration.ZERO)
                        .build();
        breaker =
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(MIN_CALLS)
                        .failureRateThreshold(settings.breakerFailures())
                        .waitDurationInOpenState(settings.breakerPause())
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .build();
    }

    Sent guard(ChannelAccountId account, Supplier<Sent> call) {
        var guard =
                guards.get(
                        account,
                        id ->
                                new Guard(
                                        Bulkhead.of(id.print(), bulkhead),
                                        CircuitBreaker.of(id.print(), breaker)));
        if (!guard.bulkhead.tryAcquirePermission()) {
            return new Sent.NotSent("too many calls to this channel account are under way");
        }
        try {
            if (!guard.breaker.tryAcquirePermission()) {
                return new Sent.NotSent(
                        "this channel account keeps failing and is left alone for a while");
            }
            return measured(guard.breaker, call);
        } finally {
            guard.bulkhead.onComplete();
        }
    }

    private static Sent measured(CircuitBreaker breaker, Supplier<Sent> call) {
        long began = System.nanoTime();
        Sent sent;
        try {
            sent = call.get();
        } catch (RuntimeException e) {
            breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, e);
            throw e;
        }
        long took = System.nanoTime() - began;
        switch (sent) {
            case Sent.Answered(var reply) when reply.status() < 500 ->
                    breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            case Sent.Answered(var reply) ->
                    breaker.onError(took, TimeUnit.NANOSECONDS, new Failure());
            case Sent.NotSent(var why) ->
                    breaker.onError(took, TimeUnit.NANOSECONDS, new Failure());
            case Sent.NoReply(var why) ->
                    breaker.onError(took, TimeUnit.NANOSECONDS, new Failure());
        }
        return sent;
    }

    /** Counts in the breaker; never thrown. */
    private static final class Failure extends Exception {
        Failure() {
            super("channel call failed", null, false, false);
        }
    }

    private record Guard(Bulkhead bulkhead, CircuitBreaker breaker) {}
}
