package dev.tollbridge.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelAccount.ReceivesNotices;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.NoticeAnswer;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.VerifiedNotice;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives what channels send by themselves: verifies, hands over, answers, and logs every one. */
public final class Notices {
    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    /** For what does not even reach an account: says nothing. */
    private static final NoticeAnswer NOBODY = new NoticeAnswer(400, "text/plain", "fail");

    private final ChannelRuntime runtime;
    private final ChannelAccounts accounts;
    private final NoticeLog notices;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Audit audit;

    Notices(
            ChannelRuntime runtime,
            ChannelAccounts accounts,
            NoticeLog notices,
            InstantSource clock,
            RandomGenerator random,
            Audit audit) {
        this.audit = audit;
        this.runtime = runtime;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The answer to a notice. A forged one, one for an unknown order and one that could not be
     * applied are answered alike; an honest channel sends the last again.
     *
     * @param apply applies a verified notice; false if its order is not known to the account
     */
    public NoticeAnswer receive(
            String channel,
            ChannelAccountId id,
            RawNotice raw,
            BiPredicate<VerifiedNotice, ChannelAccountId> apply) {
        return receive(channel, id, raw, apply, () -> true);
    }

    /**
     * @param mayLog asked about each notice that is rejected: whether it is worth a row. Anybody
     *     can send those
     */
    public NoticeAnswer receive(
            String channel,
            ChannelAccountId id,
            RawNotice raw,
            BiPredicate<VerifiedNotice, ChannelAccountId> apply,
            BooleanSupplier mayLog) {
        var account = accounts.find(id).filter(found -> found.channel().equals(channel));
        var reception = new Reception(channel, account, raw, mayLog);
        if (account.isEmpty()) {
            return reject(reception, "no_such_account", NOBODY);
        }
        return switch (runtime.open(account.get())) {
            case Opening.Opened(ReceivesNotices receiver) ->
                    receive(reception, account.get(), receiver, apply);
            case Opening.Opened(var other) -> reject(reception, "receives_no_notices", NOBODY);
            case Opening.Refused(var problems) -> reject(reception, "not_usable", NOBODY);
        };
    }

    /** The answer to what does not even reach an account. */
    public NoticeAnswer refuse(String why, BooleanSupplier mayLog) {
        if (mayLog.getAsBoolean()) {
            audit.note(AuditEntry.of(AuditKind.NOTICE_REJECTED, null, null).with("why", why));
        }
        return NOBODY;
    }

    private record Reception(
            String channel,
            Optional<ChannelAccount> account,
            RawNotice raw,
            BooleanSupplier mayLog) {}

    private NoticeAnswer receive(
            Reception reception,
            ChannelAccount account,
            ReceivesNotices receiver,
            BiPredicate<VerifiedNotice, ChannelAccountId> apply) {
        var context = new CallContext(clock.instant(), random);
        var verdict = runtime.follow(account, receiver.receive(reception.raw(), context));
        return switch (verdict) {
            case Outcome.Ok<VerifiedNotice>(var notice) -> {
                boolean known = apply.test(notice, account.id());
                log(reception, Optional.of(notice), known ? "accepted" : "unknown_order");
                if (!known) {
                    audit(reception, "unknown_order");
                }
                yield known ? receiver.accepted() : receiver.rejected();
            }
            case Outcome.Refused<VerifiedNotice>(var error) ->
                    reject(reception, why(error), receiver.rejected());
            case Outcome.Unknown<VerifiedNotice>(var error) ->
                    reject(reception, why(error), receiver.rejected());
        };
    }

    private NoticeAnswer reject(Reception reception, String why, NoticeAnswer answer) {
        if (reception.mayLog().getAsBoolean()) {
            log.warn("notice refused account={} why={}", subject(reception), why);
            log(reception, Optional.empty(), why);
            audit(reception, why);
        }
        return answer;
    }

    private void log(Reception reception, Optional<VerifiedNotice> notice, String verdict) {
        notices.add(
                reception.channel(), reception.account(), notice, verdict, text(reception.raw()));
    }

    private void audit(Reception reception, String why) {
        audit.note(
                AuditEntry.of(
                                AuditKind.NOTICE_REJECTED,
                                reception.account().map(ChannelAccount::merchant).orElse(null),
                                subject(reception))
                        .with("why", why));
    }

    /** Of an account that is none, nothing is repeated that the sender chose. */
    private static @Nullable String subject(Reception reception) {
        return reception.account().map(account -> account.id().print()).orElse(null);
    }

    private static String why(ChannelError error) {
        return "refused: " + error.code().code() + ": " + error.channelMessage();
    }

    private static String text(RawNotice raw) {
        return raw.body().length > 0
                ? Redactor.text(raw.body(), Set.of())
                : Redactor.text(raw.query().getBytes(UTF_8), Set.of());
    }
}
