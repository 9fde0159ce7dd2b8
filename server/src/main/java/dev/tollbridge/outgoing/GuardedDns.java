package dev.tollbridge.outgoing;

import dev.tollbridge.outgoing.OutgoingRefused.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names and refuses addresses that are not allowed. The HTTP client connects to exactly
 * what is returned here and asks nobody again, so a name that changes its address between a check
 * and the connection (DNS rebinding) gains nothing.
 */
final class GuardedDns implements DnsResolver, AutoCloseable {
    private static final int THREADS = 8;
    private static final int QUEUE = 256;

    /** Each address may cost a connection time-out; more than these are not tried. */
    private static final int MAX_ADDRESSES = 3;

    private final DnsResolver names;
    private final Predicate<InetAddress> allowed;
    private final Duration timeout;

    /**
     * Look-ups block their carrier when run on a virtual thread, so that a few slow name servers
     * could stop the whole server; these threads are their own.
     */
    private final ThreadPoolExecutor threads;

    GuardedDns(
            String purpose, DnsResolver names, Predicate<InetAddress> allowed, Duration timeout) {
        this.names = names;
        this.allowed = allowed;
        this.timeout = timeout;
        this.threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(QUEUE),
                        Thread.ofPlatform().daemon().name(purpose + "-dns-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Fails if any address is not allowed: an honest name has no such address at all. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = List.of(lookUp(host));
        if (!addresses.stream().allMatch(allowed)) {
            throw new OutgoingRefused(
                    Reason.ADDRESS_NOT_ALLOWED,
                    host + " has an address that nothing may be sent to");
        }
        return addresses.stream().limit(MAX_ADDRESSES).toArray(InetAddress[]::new);
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = null;
        try {
            answer = threads.submit(() -> names.resolve(host));
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw unknown(host, "too many look-ups are waiting", e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unknown(host, "the look-up takes too long", e);
        } catch (ExecutionException e) {
            throw unknown(host, "the look-up failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "interrupted", e);
        }
    }

    private static UnknownHostException unknown(String host, String why, Exception cause) {
        var exception = new UnknownHostException(host + ": " + why);
        exception.initCause(cause);
        return exception;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
