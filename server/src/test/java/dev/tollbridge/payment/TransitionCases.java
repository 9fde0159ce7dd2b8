package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.merchant.StrayMoney;
import dev.tollbridge.payment.PaymentEvent.StrayDecided;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.VoidState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The states in which a file can be, and what can happen to it. */
abstract class TransitionCases extends TransitionScript {
    private static final DrawId DRAW = new DrawId(new UUID(3, 1));
    private static final Money OTHER = Money.of(999, "CNY");

    final SequencedMap<String, PaymentFile> attempts() {
        var states = new LinkedHashMap<String, PaymentFile>();
        states.put("created", start(false));
        states.put("pending", then(states.get("created"), answer(pending())));
        states.put("unknown", then(states.get("created"), answer(new Outcome.Unknown<>(SILENCE))));
        states.put(
                "pending, payment ending",
                then(states.get("pending"), new PaymentEvent.EndRequested(Ending.CANCELED)));
        states.put("succeeded", then(states.get("pending"), seen(paid(AMOUNT))));
        states.put("failed", then(states.get("created"), answer(new Outcome.Refused<>(DECLINED))));
        states.put(
                "closed, payment canceled",
                then(
                        states.get("pending, payment ending"),
                        new PaymentEvent.CloseAnswered(
                                attempt, new Outcome.Ok<>(new CloseResult.Closed()))));
        return states;
    }

    final SequencedMap<String, PaymentFile> holds() {
        var states = new LinkedHashMap<String, PaymentFile>();
        states.put("pending", then(start(true), answer(pending())));
        states.put("authorized", then(states.get("pending"), seen(reserved())));
        states.put("capture under way", then(states.get("authorized"), draw(Draw.Kind.CAPTURE)));
        states.put(
                "closed, payment canceled",
                then(
                        then(states.get("pending"), new PaymentEvent.EndRequested(Ending.CANCELED)),
                        new PaymentEvent.CloseAnswered(
                                attempt, new Outcome.Ok<>(new CloseResult.Closed()))));
        return states;
    }

    final SequencedMap<String, PaymentFile> refunds() {
        var paid = then(then(start(false), answer(pending())), seen(paid(AMOUNT)));
        var created = then(paid, new PaymentEvent.RefundRequested(refund(1, 400)));
        return movements(created, this::refundAnswer, RefundStates.INSTANCE);
    }

    final SequencedMap<String, PaymentFile> draws(Draw.Kind kind) {
        var held = then(then(start(true), answer(pending())), seen(reserved()));
        var created = then(held, draw(kind));
        return kind == Draw.Kind.CAPTURE
                ? movements(created, this::captureAnswer, CaptureStates.INSTANCE)
                : movements(created, this::voidAnswer, VoidStates.INSTANCE);
    }

    /** What a channel can say of a movement. */
    private interface States<T> {
        T done();

        T pending();

        T failed();
    }

    private enum RefundStates implements States<RefundState> {
        INSTANCE;

        @Override
        public RefundState done() {
            return new RefundState.Succeeded(Money.of(400, "CNY"), null);
        }

        @Override
        public RefundState pending() {
            return new RefundState.Pending();
        }

        @Override
        public RefundState failed() {
            return new RefundState.Failed(DECLINED);
        }
    }

    private enum CaptureStates implements States<CaptureState> {
        INSTANCE;

        @Override
        public CaptureState done() {
            return new CaptureState.Succeeded(new Receipt("capture", AMOUNT, null, START));
        }

        @Override
        public CaptureState pending() {
            return new CaptureState.Pending();
        }

        @Override
        public CaptureState failed() {
            return new CaptureState.Failed(DECLINED);
        }
    }

    private enum VoidStates implements States<VoidState> {
        INSTANCE;

        @Override
        public VoidState done() {
            return new VoidState.Succeeded(AMOUNT);
        }

        @Override
        public VoidState pending() {
            return new VoidState.Pending();
        }

        @Override
        public VoidState failed() {
            return new VoidState.Failed(DECLINED);
        }
    }

    private <T> SequencedMap<String, PaymentFile> movements(
            PaymentFile created, Function<Outcome<T>, PaymentEvent> answer, States<T> words) {
        var states = new LinkedHashMap<String, PaymentFile>();
        states.put("created", created);
        states.put("pending", then(created, answer.apply(new Outcome.Ok<>(words.pending()))));
        states.put("unknown", then(created, answer.apply(new Outcome.Unknown<>(SILENCE))));
        states.put("succeeded", then(created, answer.apply(new Outcome.Ok<>(words.done()))));
        states.put("failed", then(created, answer.apply(new Outcome.Ok<>(words.failed()))));
        return states;
    }

    final SequencedMap<String, PaymentFile> strays() {
        var states = new LinkedHashMap<String, PaymentFile>();
        policy = StrayMoney.HOLD;
        var closed = attempts().get("closed, payment canceled");
        states.put("held", then(closed, seen(paid(AMOUNT))));
        states.put(
                "returning",
                then(states.get("held"), new StrayDecided(attempt, StrayDecided.Decision.REFUND)));
        var back = states.get("returning").refunds().getFirst();
        states.put(
                "returned",
                then(
                        states.get("returning"),
                        new PaymentEvent.RefundAnswered(
                                back.id(),
                                new Outcome.Ok<>(new RefundState.Succeeded(AMOUNT, null)))));
        states.put(
                "accepted",
                then(states.get("held"), new StrayDecided(attempt, StrayDecided.Decision.ACCEPT)));
        return states;
    }

    final SequencedMap<String, PaymentEvent> attemptEvents() {
        var events = new LinkedHashMap<String, PaymentEvent>();
        var receipt = new Receipt("trade", AMOUNT, null, START);
        events.put("answer: pending", answer(pending()));
        events.put("answer: paid", answer(new Outcome.Ok<>(new PayResult.Paid(receipt))));
        events.put(
                "answer: authorized", answer(new Outcome.Ok<>(new PayResult.Authorized(receipt))));
        events.put("answer: declined", answer(new Outcome.Refused<>(DECLINED)));
        events.put("no answer", answer(new Outcome.Unknown<>(SILENCE)));
        events.put("told: waiting", seen(new OrderState.Waiting("trade")));
        events.put("told: not found", seen(new OrderState.NotFound()));
        events.put("told: paid", seen(paid(AMOUNT)));
        events.put("told: paid, other amount", seen(paid(OTHER)));
        events.put("told: authorized", seen(reserved()));
        events.put("told: closed", seen(new OrderState.Closed("trade")));
        events.put("told: reversed", seen(new OrderState.Reversed("trade")));
        events.put("told: failed", seen(new OrderState.Failed(DECLINED, "trade")));
        events.put("told earlier: paid", noticed(paid(AMOUNT)));
        events.put("told earlier: authorized", noticed(reserved()));
        events.put(
                "question refused",
                new PaymentEvent.Observed(attempt, new Outcome.Refused<>(DECLINED)));
        events.put(
                "question unanswered",
                new PaymentEvent.Observed(attempt, new Outcome.Unknown<>(SILENCE)));
        for (var result :
                List.of(
                        new CloseResult.Closed(),
                        new CloseResult.NotFound(),
                        new CloseResult.AlreadyPaid())) {
            events.put(
                    "close: " + words(result),
                    new PaymentEvent.CloseAnswered(attempt, new Outcome.Ok<>(result)));
        }
        events.put(
                "close: unanswered",
                new PaymentEvent.CloseAnswered(attempt, new Outcome.Unknown<>(SILENCE)));
        for (var result :
                List.of(
                        new CancelResult.Closed(),
                        new CancelResult.Refunded(),
                        new CancelResult.NotFound(),
                        new CancelResult.AskAgain())) {
            events.put(
                    "cancel: " + words(result),
                    new PaymentEvent.CancelAnswered(attempt, new Outcome.Ok<>(result)));
        }
        events.put("cancel wanted", new PaymentEvent.EndRequested(Ending.CANCELED));
        events.put("expiry", new PaymentEvent.EndRequested(Ending.EXPIRED));
        events.put(
                "another method chosen",
                new PaymentEvent.Started(terms(new AttemptId(new UUID(1, 2)), Scene.WEB)));
        events.put("refund wanted", new PaymentEvent.RefundRequested(refund(1, 400)));
        events.put("capture wanted", draw(Draw.Kind.CAPTURE));
        events.put("release wanted", draw(Draw.Kind.VOID));
        return events;
    }

    final SequencedMap<String, PaymentEvent> refundEvents() {
        var events =
                movementEvents(
                        this::refundAnswer,
                        RefundStates.INSTANCE,
                        new RefundState.NotFound(),
                        new RefundState.Succeeded(OTHER, null));
        events.put("told: stuck", refundAnswer(new Outcome.Ok<>(new RefundState.Stuck(DECLINED))));
        return events;
    }

    final SequencedMap<String, PaymentEvent> captureEvents() {
        return movementEvents(
                this::captureAnswer,
                CaptureStates.INSTANCE,
                new CaptureState.NotFound(),
                new CaptureState.Succeeded(new Receipt("capture", OTHER, null, START)));
    }

    final SequencedMap<String, PaymentEvent> voidEvents() {
        return movementEvents(
                this::voidAnswer,
                VoidStates.INSTANCE,
                new VoidState.NotFound(),
                new VoidState.Succeeded(OTHER));
    }

    private static <T> SequencedMap<String, PaymentEvent> movementEvents(
            Function<Outcome<T>, PaymentEvent> answer, States<T> words, T notFound, T other) {
        var events = new LinkedHashMap<String, PaymentEvent>();
        events.put("told: done", answer.apply(new Outcome.Ok<>(words.done())));
        events.put("told: done, other amount", answer.apply(new Outcome.Ok<>(other)));
        events.put("told: pending", answer.apply(new Outcome.Ok<>(words.pending())));
        events.put("told: not found", answer.apply(new Outcome.Ok<>(notFound)));
        events.put("told: failed", answer.apply(new Outcome.Ok<>(words.failed())));
        events.put("declined", answer.apply(new Outcome.Refused<>(DECLINED)));
        events.put("no answer", answer.apply(new Outcome.Unknown<>(SILENCE)));
        return events;
    }

    final SequencedMap<String, PaymentEvent> strayEvents() {
        var events = new LinkedHashMap<String, PaymentEvent>();
        events.put("told: paid", seen(paid(AMOUNT)));
        events.put("refund it", new StrayDecided(attempt, StrayDecided.Decision.REFUND));
        events.put("accept it", new StrayDecided(attempt, StrayDecided.Decision.ACCEPT));
        return events;
    }

    private PaymentFile start(boolean manualCapture) {
        file = PaymentFile.of(payment(manualCapture));
        apply(new PaymentEvent.Created(terms(attempt, Scene.QR)));
        return file;
    }

    private PaymentFile then(@Nullable PaymentFile start, PaymentEvent event) {
        file = Objects.requireNonNull(start);
        apply(event);
        return file;
    }

    private PaymentEvent answer(Outcome<PayResult> outcome) {
        return new PaymentEvent.Answered(attempt, outcome);
    }

    private PaymentEvent noticed(OrderState state) {
        return new PaymentEvent.Noticed(attempt, new Outcome.Ok<>(state));
    }

    private PaymentEvent seen(OrderState state) {
        return new PaymentEvent.Observed(attempt, new Outcome.Ok<>(state));
    }

    private PaymentEvent refundAnswer(Outcome<RefundState> outcome) {
        return new PaymentEvent.RefundAnswered(refund(1, 400).id(), outcome);
    }

    private PaymentEvent captureAnswer(Outcome<CaptureState> outcome) {
        return new PaymentEvent.CaptureAnswered(DRAW, outcome);
    }

    private PaymentEvent voidAnswer(Outcome<VoidState> outcome) {
        return new PaymentEvent.VoidAnswered(DRAW, outcome);
    }

    private PaymentEvent draw(Draw.Kind kind) {
        var terms =
                new Draw.Terms(
                        DRAW, new PaymentId(new UUID(0, 1)), attempt, kind, AMOUNT, false, START);
        return kind == Draw.Kind.CAPTURE
                ? new PaymentEvent.CaptureRequested(terms)
                : new PaymentEvent.VoidRequested(terms, Ending.CANCELED);
    }

    private static OrderState reserved() {
        return new OrderState.Authorized(new Receipt("trade", AMOUNT, null, START));
    }

    private static String words(Object result) {
        return result.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }
}
