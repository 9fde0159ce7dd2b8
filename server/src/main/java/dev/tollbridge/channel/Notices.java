package dev.tollbridge.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
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
        var account = accounts.find(id).filter(found -> found.channel().equals(channel));
        if (account.isEmpty()) {
            notices.add(channel, Optional.empty(), Optional.empty(), "no_such_account", text(raw));
            audit(null, null, "no such account");
            return NOBODY;
        }
        return switch (runtime.open(account.get())) {
            case Opening.Opened(ReceivesNotices receiver) ->
                    receive(account.get(), receiver, raw, apply);
            case Opening.Opened(var other) -> nobody(account.get(), "receives no notices");
            case Opening.Refused(var problems) -> nobody(account.get(), "settings not usable");
        };
    }

    private NoticeAnswer receive(
            ChannelAccount account,
            ReceivesNotices receiver,
            RawNotice raw,
            BiPredicate<VerifiedNotice, ChannelAccountId> apply) {
        var verdict =
                runtime.follow(
                        account, receiver.receive(raw, new CallContext(clock.instant(), random)));
        return switch (verdict) {
            case Outcome.Ok<VerifiedNotice>(var notice) -> {
                boolean known = apply.test(notice, account.id());
                notices.add(
                        account.channel(),
                        Optional.of(account),
                        Optional.of(notice),
                        known ? "accepted" : "unknown_order",
                        text(raw));
                if (!known) {
                    audit(account.merchant(), account.id(), "unknown order");
                }
                yield known ? receiver.accepted() : receiver.rejected();
            }
            case Outcome.Refused<VerifiedNotice>(var error) ->
                    rejected(account, receiver, raw, why(error));
            case Outcome.Unknown<VerifiedNotice>(var error) ->
                    rejected(account, receiver, raw, why(error));
        };
    }

    private NoticeAnswer rejected(
            ChannelAccount account, ReceivesNotices receiver, RawNotice raw, String why) {
        log.warn(
                "notice refused channel={} account={} why={}",
                account.channel(),
                account.id(),
                why);
        notices.add(
                account.channel(),
                Optional.of(account),
                Optional.empty(),
                "refused: " + why,
                text(raw));
        audit(account.merchant(), account.id(), why);
        return receiver.rejected();
    }

    private NoticeAnswer nobody(ChannelAccount account, String why) {
        audit(account.merchant(), account.id(), why);
        return NOBODY;
    }

    private void audit(
            @Nullable MerchantId merchant, @Nullable ChannelAccountId account, String why) {
        audit.note(
                AuditEntry.of(
                                AuditKind.NOTICE_REJECTED,
                                merchant,
                                account == null ? null : account.print())
                        .with("why", why));
    }

    private static String why(ChannelError error) {
        return error.code().code() + ": " + error.channelMessage();
    }

    private static String text(RawNotice raw) {
        return raw.body().length > 0
                ? Redactor.text(raw.body(), Set.of())
                : Redactor.text(raw.query().getBytes(UTF_8), Set.of());
    }
}
