package dev.tollbridge.payment;

import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reserved money: taken in parts by captures, given free by a release. Captures under way count, so
 * that together they never exceed the authorization, and a release waits until none is under way.
 */
final class AuthorizationRules {
    /** How long a shop may take to capture what was reserved. */
    static final Duration CAPTURE_WITHIN = Duration.ofDays(7);

    /** A reservation may be ended at the channel, by its clock or by hand. */
    private static final Duration LOOK_EVERY = Duration.ofHours(6);

    /** After a release that the channel refused. */
    private static final Duration RELEASE_RETRY = Duration.ofHours(1);

    private static final ChannelError LAPSED =
            ChannelError.of(
                    ErrorCategory.DECLINED,
                    DeclineCode.ORDER_CLOSED,
                    "the reserved money was given free");

    private final Function<String, QueryPlan> plans;

    AuthorizationRules(Function<String, QueryPlan> plans) {
        this.plans = plans;
    }

    /** The channel has reserved the whole amount. */
    static void authorized(
            Draft draft, Attempt attempt, Receipt receipt, Map<String, String> detail) {
        var state = attempt.state().known(receipt.tradeNo());
        if (!attempt.isOpen() || draft.state().status().isFinal()) {
            late(draft, attempt.with(state.checked(draft.now, null)), detail);
            return;
        }
        draft.put(attempt.with(state.authorized(draft.now, draft.now.plus(LOOK_EVERY))));
        var before = draft.now.plus(CAPTURE_WITHIN);
        // A payment that is to end is released by the recovery worker at once.
        draft.set(
                draft.state()
                        .authorized(before, draft.state().ending() == null ? before : draft.now));
        draft.publish("payment.authorized");
    }

    /** Nobody waits for it any more: released, under a number of its own, by itself. */
    private static void late(Draft draft, Attempt attempt, Map<String, String> detail) {
        draft.put(attempt);
        var id = new DrawId(IdGenerator.derived(attempt.id().value(), 1));
        if (!draft.knows(id)) {
            var terms =
                    new Draw.Terms(
                            id,
                            draft.terms().id(),
                            attempt.id(),
                            Draw.Kind.VOID,
                            attempt.terms().amount(),
                            false,
                            draft.now);
            draft.put(Draw.created(terms, draft.now, draft.now));
            draft.incident(IncidentKind.AUTHORIZED_AFTER_CLOSE, attempt.id(), detail);
        }
    }

    /** The channel tells of an order that we hold as authorized. */
    static void observed(Draft draft, Attempt attempt, Outcome<OrderState> outcome) {
        boolean gone =
                outcome instanceof Outcome.Ok<OrderState>(var state)
                        && (state instanceof OrderState.Closed
                                || state instanceof OrderState.Reversed
                                || state instanceof OrderState.Failed);
        if (gone && draft.file().openDraws(attempt.id()).isEmpty()) {
            finish(draft, attempt, draft.now);
        } else {
            // What a draw does to the order is told by the draw's own query.
            draft.put(attempt.with(attempt.state().checked(draft.now, draft.now.plus(LOOK_EVERY))));
        }
    }

    void capture(Draft draft, Draw.Terms terms) {
        requireOpen(draft, terms);
        if (draft.state().ending() != null || terms.amount().minor() > draft.file().capturable()) {
            throw new IllegalStateException("nothing left to capture " + terms.amount() + " from");
        }
        begin(draft, terms);
    }

    void captured(Draft draft, Draw draw, ChannelWord word) {
        if (!draw.isOpen()) {
            if (draw.status() == MovementStatus.FAILED && word instanceof ChannelWord.Done done) {
                draft.incident(
                        IncidentKind.CAPTURE_SUCCEEDED_AFTER_FAILURE,
                        draw,
                        detail(draw, done.amount()));
            }
            return;
        }
        switch (word) {
            case ChannelWord.Done done when done.amount().equals(draw.terms().amount()) ->
                    taken(draft, draw, done);
            case ChannelWord.Failed(var error) -> {
                draft.put(draw.with(draw.state().failed(error, draft.now)));
                draft.set(draft.state().failing(error));
                draft.publish("payment.capture_failed");
            }
            case ChannelWord.Done done -> mismatch(draft, draw, done.amount());
            case ChannelWord.Pending() -> open(draft, draw, MovementStatus.PENDING, null);
            case ChannelWord.Stuck(var error) -> open(draft, draw, MovementStatus.PENDING, error);
            case ChannelWord.NotFound() ->
                    open(draft, draw, MovementStatus.CREATED, draw.state().error());
            case ChannelWord.Unclear(var error) -> open(draft, draw, MovementStatus.UNKNOWN, error);
        }
    }

    private void taken(Draft draft, Draw draw, ChannelWord.Done done) {
        var attempt = draft.attempt(draw.terms().attempt());
        var at = Optional.ofNullable(done.at()).orElse(draft.now);
        draft.put(draw.with(draw.state().succeeded(done.tradeNo(), draft.now, at)));
        draft.book(Bookings.captured(attempt, draw.id().print(), draw.terms().amount()));
        long captured = draft.state().captured() + draw.terms().amount().minor();
        draft.set(draft.state().capturing(captured));
        if (captured == attempt.terms().amount().minor() || draw.terms().last()) {
            finish(draft, attempt, at);
        } else {
            draft.publish("payment.captured");
        }
    }

    void release(Draft draft, Draw.Terms terms, Ending ending) {
        requireOpen(draft, terms);
        if (!draft.file().openDraws(terms.attempt()).isEmpty()) {
            throw new IllegalStateException("a capture or release is under way");
        }
        var first = draft.state().ending();
        var planned = draft.state().nextCheckAt();
        var retry = draft.now.plus(RELEASE_RETRY);
        draft.set(
                draft.state()
                        .ending(
                                first == null ? ending : first,
                                planned == null || planned.isBefore(retry) ? retry : planned));
        begin(draft, terms);
    }

    void released(Draft draft, Draw draw, ChannelWord word) {
        if (!draw.isOpen()) {
            return;
        }
        var attempt = draft.attempt(draw.terms().attempt());
        switch (word) {
            case ChannelWord.Done done when done.amount().equals(draw.terms().amount()) -> {
                draft.put(draw.with(draw.state().succeeded(done.tradeNo(), draft.now, draft.now)));
                if (attempt.status() == AttemptStatus.AUTHORIZED) {
                    finish(draft, attempt, draft.now);
                }
                draft.resolve(IncidentKind.AUTHORIZED_AFTER_CLOSE, attempt.id(), "released");
                draft.resolve(IncidentKind.VOID_FAILED, attempt.id(), "released");
            }
            case ChannelWord.Failed(var error) -> notReleased(draft, draw, attempt, error);
            case ChannelWord.Done done -> mismatch(draft, draw, done.amount());
            case ChannelWord.Pending() -> open(draft, draw, MovementStatus.PENDING, null);
            case ChannelWord.Stuck(var error) -> open(draft, draw, MovementStatus.PENDING, error);
            case ChannelWord.NotFound() ->
                    open(draft, draw, MovementStatus.CREATED, draw.state().error());
            case ChannelWord.Unclear(var error) -> open(draft, draw, MovementStatus.UNKNOWN, error);
        }
    }

    private static void notReleased(Draft draft, Draw draw, Attempt attempt, ChannelError error) {
        draft.put(draw.with(draw.state().failed(error, draft.now)));
        draft.incident(IncidentKind.VOID_FAILED, attempt.id(), detail(draw, draw.terms().amount()));
        if (attempt.status() == AttemptStatus.AUTHORIZED) {
            draft.set(draft.state().failing(error).ending(null, draft.state().nextCheckAt()));
            draft.publish("payment.void_failed");
        }
    }

    /** Nothing more can be taken: what was captured is the payment, or there is none. */
    private static void finish(Draft draft, Attempt attempt, Instant at) {
        var payment = draft.state();
        if (payment.captured() > 0) {
            draft.put(attempt.with(attempt.state().succeeded(draft.now, at, null)));
            draft.set(payment.succeeded(payment.captured(), at));
            draft.publish("payment.succeeded");
        } else {
            var ending = payment.ending() == null ? Ending.EXPIRED : payment.ending();
            draft.put(attempt.with(attempt.state().closed(LAPSED, draft.now, null)));
            draft.set(payment.with(ending.status(), null));
            draft.publish("payment." + ending.code());
        }
    }

    private static void begin(Draft draft, Draw.Terms terms) {
        draft.put(Draw.created(terms, draft.now, draft.now.plus(PaymentTransitions.IN_FLIGHT)));
    }

    private static void requireOpen(Draft draft, Draw.Terms terms) {
        if (draft.attempt(terms.attempt()).status() != AttemptStatus.AUTHORIZED) {
            throw new IllegalStateException("the payment is not authorized");
        }
    }

    private void mismatch(Draft draft, Draw draw, Money received) {
        draft.incident(IncidentKind.CAPTURE_AMOUNT_MISMATCH, draw, detail(draw, received));
        open(
                draft,
                draw,
                MovementStatus.UNKNOWN,
                ChannelError.of(
                        ErrorCategory.UNKNOWN,
                        DeclineCode.ORDER_MISMATCH,
                        "the channel reports another amount"));
    }

    private void open(Draft draft, Draw draw, MovementStatus status, @Nullable ChannelError error) {
        var plan = plans.apply(draft.attempt(draw.terms().attempt()).terms().channel());
        var next = draft.now.plus(plan.wait(draw.state().checks()));
        draft.put(draw.with(draw.state().open(status, error, draft.now, next)));
        if (draft.now.isAfter(draw.terms().createdAt().plus(plan.horizon()))) {
            draft.incident(
                    IncidentKind.UNRESOLVED_CAPTURE, draw, detail(draw, draw.terms().amount()));
        }
    }

    private static Map<String, String> detail(Draw draw, Money received) {
        return Map.of(
                "channel_capture_no", draw.terms().drawNo(),
                "operation", draw.terms().kind().code(),
                "expected", draw.terms().amount().toString(),
                "received", received.toString());
    }
}
