package dev.tollbridge.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollbridge.channel.Transport.Sent;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.ExchangeId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs an adapter's conversations. This is the edge at which a broken adapter is caught:
 * whatever it throws, the outcome is {@link Outcome.Unknown}, because its call may have been sent.
 */
public final class ChannelRuntime {
    private static final Logger log = LoggerFactory.getLogger(ChannelRuntime.class);

    /** More steps than any honest conversation needs. */
    private static final int MAX_STEPS = 8;

    private static final int MAX_OPEN_ACCOUNTS = 10_000;

    private final Channels channels;
    private final ChannelAccounts accounts;
    private final Transport http;
    private final Guards guards;
    private final ExchangeLog exchanges;
    private final ChannelSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final IdGenerator ids;
    private final Cache<OpenKey, Opening> opened =
            Caffeine.newBuilder().maximumSize(MAX_OPEN_ACCOUNTS).build();

    ChannelRuntime(
            Channels channels,
            ChannelAccounts accounts,
            Transport http,
            Guards guards,
            ExchangeLog exchanges,
            ChannelSettings settings,
            InstantSource clock,
            RandomGenerator random,
            IdGenerator ids) {
        this.channels = channels;
        this.accounts = accounts;
        this.http = http;
        this.guards = guards;
        this.exchanges = exchanges;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.ids = ids;
    }

    /**
     * Has a conversation with the channel. Blocks until its end, at most the configured deadline.
     *
     * @param type the interface of the capability
     */
    public <C extends dev.tollbridge.spi.ChannelAccount, T> Outcome<T> perform(
            ChannelAccount account,
            Class<C> type,
            Subject subject,
            BiFunction<C, CallContext, Step<T>> conversation) {
        return switch (open(account)) {
            case Opening.Opened(var open) when type.isInstance(open) ->
                    run(
                            account,
                            subject,
                            deadline(type),
                            context -> conversation.apply(type.cast(open), context));
            case Opening.Opened(var open) ->
                    refused(
                            ErrorCategory.INVALID,
                            DeclineCode.CAPABILITY_NOT_SUPPORTED,
                            account.channel() + " cannot do this: " + type.getSimpleName());
            case Opening.Refused(var problems) ->
                    refused(
                            ErrorCategory.CONFIGURATION,
                            DeclineCode.CREDENTIALS_INVALID,
                            "the channel account's settings are not usable: " + problems);
        };
    }

    /** Whether the account's adapter can do it. */
    public boolean can(ChannelAccount account, Capability capability) {
        return channels.find(account.channel())
                .map(adapter -> adapter.descriptor().capabilities().contains(capability))
                .orElse(false);
    }

    Opening open(ChannelAccount account) {
        return opened.get(
                new OpenKey(account.id(), account.version()),
                key -> {
                    var adapter =
                            channels.find(account.channel())
                                    .orElseThrow(() ->
                                            new IllegalStateException(
                                                    "no adapter for " + account.channel()));
                    return adapter.open(accounts.settings(account));
                });
    }

    private <T> Outcome<T> run(
            ChannelAccount account, Subject subject, Duration deadline, Start<T> start) {
        long until = System.nanoTime() + deadline.toNanos();
        boolean sentBefore = false;
        try {
            var step = start.from(new CallContext(clock.instant(), random));
            for (int steps = 0; steps < MAX_STEPS; steps++) {
                switch (step) {
                    case Step.Done<T>(var outcome, var learned) -> {
                        learn(account, learned);
                        return outcome;
                    }
                    case Step.Http<T> exchange -> {
                        var sent =
                                send(
                                        account,
                                        subject,
                                        exchange,
                                        Duration.ofNanos(until - System.nanoTime()));
                        switch (sent) {
                            case Sent.Answered(HttpReply reply) ->
                                    step = exchange.onReply().apply(reply);
                            case Sent.NoReply(var why) -> {
                                return unknown(DeclineCode.TIME_OUT, why);
                            }
                            case Sent.NotSent(var why) -> {
                                // Only the first step of a conversation can be undone by not being
                                // sent.
                                return sentBefore
                                        ? unknown(DeclineCode.NOT_SENT, why)
                                        : refused(
                                                ErrorCategory.RETRYABLE, DeclineCode.NOT_SENT, why);
                            }
                        }
                        sentBefore = true;
                    }
                }
            }
            return unknown(DeclineCode.REPLY_UNREADABLE, "the conversation does not end");
        } catch (RuntimeException e) {
            log.error(
                    "adapter failed: channel={} account={} subject={}",
                    account.channel(),
                    account.id(),
                    subject,
                    e);
            return unknown(
                    DeclineCode.REPLY_UNREADABLE,
                    "the adapter failed: " + e.getClass().getSimpleName());
        }
    }

    private Sent send(
            ChannelAccount account, Subject subject, Step.Http<?> exchange, Duration left) {
        var call = exchange.call();
        var at = clock.instant();
        long began = System.nanoTime();
        var sent =
                left.isPositive()
                        ? guards.guard(account.id(), () -> http.perform(call, left))
                        : new Sent.NotSent("the deadline has passed");
        int millis = (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
        var outcome =
                switch (sent) {
                    case Sent.Answered answered -> "answered";
                    case Sent.NotSent notSent -> "not_sent";
                    case Sent.NoReply noReply -> "no_reply";
                };
        log.info(
                "exchange channel={} account={} operation={} outcome={} ms={}",
                account.channel(),
                account.id(),
                call.operation(),
                outcome,
                millis);
        exchanges.add(
                new Exchange(
                        new ExchangeId(ids.next()),
                        account.merchant(),
                        account.id(),
                        subject.attempt(),
                        subject.refund(),
                        call.operation(),
                        Redactor.request(call),
                        replyText(sent, call.sensitive()),
                        sent instanceof Sent.Answered(var reply) ? reply.status() : null,
                        outcome,
                        millis,
                        at));
        return sent;
    }

    private static @Nullable String replyText(Sent sent, Set<String> sensitive) {
        return switch (sent) {
            case Sent.Answered(var reply) -> Redactor.reply(reply, sensitive);
            case Sent.NotSent(var why) -> why;
            case Sent.NoReply(var why) -> why;
        };
    }

    void learn(ChannelAccount account, java.util.Map<String, String> learned) {
        if (!learned.isEmpty()) {
            accounts.learn(account, learned);
            // The next call opens the account anew, with what it has learned.
            opened.invalidate(new OpenKey(account.id(), account.version()));
        }
    }

    private Duration deadline(Class<?> type) {
        return type == dev.tollbridge.spi.ChannelAccount.DownloadsBills.class
                ? settings.billDeadline()
                : settings.deadline();
    }

    private static <T> Outcome<T> refused(ErrorCategory category, DeclineCode code, String why) {
        log.warn("channel call not made: {} {}", code.code(), why);
        return new Outcome.Refused<>(ChannelError.of(category, code, why));
    }

    private static <T> Outcome<T> unknown(DeclineCode code, String why) {
        return new Outcome.Unknown<>(ChannelError.of(ErrorCategory.UNKNOWN, code, why));
    }

    /** Follows the steps of a notice's verification, which may have to fetch a certificate. */
    <T> Outcome<T> follow(ChannelAccount account, Step<T> first) {
        return run(account, Subject.NONE, settings.deadline(), context -> first);
    }

    private interface Start<T> {
        Step<T> from(CallContext context);
    }

    private record OpenKey(ChannelAccountId id, int version) {}
}
