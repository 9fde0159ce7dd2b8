package dev.tollbridge.payment;

import dev.tollbridge.channel.ChannelRuntime;
import dev.tollbridge.channel.Subject;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ClientSecrets;
import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelAccount.Authorizes;
import dev.tollbridge.spi.ChannelAccount.Cancels;
import dev.tollbridge.spi.ChannelAccount.Closes;
import dev.tollbridge.spi.ChannelAccount.Pays;
import dev.tollbridge.spi.ChannelAccount.Queries;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Talks to the channel about attempts and reports each answer as an event. Never inside a
 * transaction.
 */
@Component
class AttemptRunner {
    private final ChannelRuntime runtime;
    private final ChannelAccounts accounts;
    private final PaymentSteps steps;
    private final ClientSecrets secrets;
    private final PaymentViews views;
    private final Clock clock;

    AttemptRunner(
            ChannelRuntime runtime,
            ChannelAccounts accounts,
            PaymentSteps steps,
            ClientSecrets secrets,
            PaymentViews views,
            Clock clock) {
        this.runtime = runtime;
        this.accounts = accounts;
        this.steps = steps;
        this.secrets = secrets;
        this.views = views;
        this.clock = clock;
    }

    /**
     * Sends an attempt whose intent is committed. Safe to repeat: the channel knows the order by
     * our number.
     *
     * @param authCode what the shop scanned; used now and kept nowhere
     */
    PaymentFile send(PaymentFile file, Attempt attempt, @Nullable Secret authCode) {
        return steps.apply(file.payment().id(), sent(file, attempt, authCode));
    }

    /**
     * The same as the last step of a call.
     *
     * @param answer what the call answers, by the file that the channel's answer leaves
     */
    PaymentFile sendLast(
            PaymentFile file,
            Attempt attempt,
            @Nullable Secret authCode,
            Function<PaymentFile, ?> answer) {
        return steps.applyLast(file.payment().id(), sent(file, attempt, authCode), answer);
    }

    private PaymentEvent sent(PaymentFile file, Attempt attempt, @Nullable Secret authCode) {
        var account = account(attempt);
        var order = order(file.payment(), attempt, authCode);
        var subject = Subject.of(attempt.id());
        var outcome =
                attempt.terms().authorize()
                        ? runtime.perform(
                                account,
                                Authorizes.class,
                                subject,
                                (open, context) -> open.authorize(order, context))
                        : runtime.perform(
                                account,
                                Pays.class,
                                subject,
                                (open, context) -> open.pay(order, context));
        return new PaymentEvent.Answered(attempt.id(), outcome);
    }

    /** Asks the channel, and does what its answer calls for: send again, close what has run out. */
    PaymentFile check(PaymentFile file, Attempt attempt) {
        var account = account(attempt);
        var outcome = query(attempt, account);
        var after = told(file, attempt, outcome);
        var now = after.attempt(attempt.id()).orElseThrow();
        if (!now.isOpen() || now.status() == AttemptStatus.AUTHORIZED || !isUnpaid(outcome)) {
            return after;
        }
        if (after.payment().state().ending() != null
                || !clock.instant().isBefore(now.terms().expiresAt())) {
            return close(after, now);
        }
        if (now.state().action() == null) {
            // The scanned code is not kept, so an order by barcode cannot be sent again.
            return now.terms().scene() == Scene.BARCODE
                    ? close(after, now)
                    : send(after, now, null);
        }
        return after;
    }

    /**
     * Closes the order at the channel. If it was paid meanwhile, the receipt is fetched at once.
     */
    PaymentFile close(PaymentFile file, Attempt attempt) {
        var account = account(attempt);
        var subject = Subject.of(attempt.id());
        var id = file.payment().id();
        // A barcode order may be taking money at this moment, and an authorization knows no
        // closing:
        // only cancelling settles that.
        if ((attempt.terms().scene() == Scene.BARCODE || attempt.terms().authorize())
                && runtime.can(account, Capability.CANCEL)) {
            var outcome =
                    runtime.perform(
                            account,
                            Cancels.class,
                            subject,
                            (open, context) -> open.cancel(attempt.order(), context));
            return steps.apply(id, new PaymentEvent.CancelAnswered(attempt.id(), outcome));
        }
        if (!runtime.can(account, Capability.CLOSE)) {
            return letDie(file, attempt, query(attempt, account));
        }
        var outcome =
                runtime.perform(
                        account,
                        Closes.class,
                        subject,
                        (open, context) -> open.close(attempt.order(), context));
        var after = steps.apply(id, new PaymentEvent.CloseAnswered(attempt.id(), outcome));
        if (outcome instanceof Outcome.Ok<CloseResult>(CloseResult.AlreadyPaid())) {
            var known = after.attempt(attempt.id()).orElseThrow();
            return told(after, known, query(known, account));
        }
        return after;
    }

    /**
     * The channel closes no order on request: what nobody has paid is given up here, and watched
     * until its time is up.
     */
    private PaymentFile letDie(PaymentFile file, Attempt attempt, Outcome<OrderState> outcome) {
        return isUnpaid(outcome)
                ? steps.apply(
                        file.payment().id(),
                        new PaymentEvent.CloseAnswered(
                                attempt.id(), new Outcome.Ok<>(new CloseResult.NotFound())))
                : told(file, attempt, outcome);
    }

    /**
     * @param asked the attempt as it was when the channel was asked
     */
    private PaymentFile told(PaymentFile file, Attempt asked, Outcome<OrderState> outcome) {
        return steps.apply(
                file.payment().id(),
                locked ->
                        locked.attempt(asked.id()).orElseThrow().version() == asked.version()
                                ? new PaymentEvent.Observed(asked.id(), outcome)
                                : new PaymentEvent.Noticed(asked.id(), outcome));
    }

    private Outcome<OrderState> query(Attempt attempt, ChannelAccount account) {
        return runtime.perform(
                account,
                Queries.class,
                Subject.of(attempt.id()),
                (open, context) -> open.query(attempt.order(), context));
    }

    private static boolean isUnpaid(Outcome<OrderState> outcome) {
        return outcome instanceof Outcome.Ok<OrderState>(var state)
                && (state instanceof OrderState.Waiting || state instanceof OrderState.NotFound);
    }

    /** Accounts are disabled but never deleted, so the account of an attempt is always there. */
    ChannelAccount account(Attempt attempt) {
        var id = attempt.terms().account();
        return accounts.find(id)
                .orElseThrow(() -> new IllegalStateException("no channel account " + id));
    }

    private PayOrder order(Payment payment, Attempt attempt, @Nullable Secret authCode) {
        var terms = payment.terms();
        var wanted = attempt.terms();
        return new PayOrder(
                wanted.orderNo(),
                wanted.amount(),
                terms.subject(),
                terms.description(),
                wanted.method(),
                wanted.scene(),
                wanted.payerId(),
                terms.payer().ip(),
                authCode,
                wanted.instalments(),
                wanted.expiresAt(),
                // The payer comes back to our page, which asks the channel and then goes on to the
                // shop.
                URI.create(views.checkoutUrl(secrets.of(terms.id()))),
                terms.channelOptions());
    }
}
