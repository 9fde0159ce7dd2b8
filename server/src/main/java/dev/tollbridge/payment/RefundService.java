package dev.tollbridge.payment;

import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.spi.Money;
import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class RefundService implements Refunds {
    private final PaymentStore store;
    private final PaymentLists lists;
    private final PaymentSteps steps;
    private final RefundRunner runner;
    private final Clock clock;

    RefundService(
            PaymentStore store,
            PaymentLists lists,
            PaymentSteps steps,
            RefundRunner runner,
            Clock clock) {
        this.store = store;
        this.lists = lists;
        this.steps = steps;
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public Result<RefundView> create(Caller caller, RefundId id, RefundRequest request) {
        var repeated = repeated(caller, id, request);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        var payment = store.read(request.payment()).filter(file -> isOf(caller, file));
        if (payment.isEmpty()) {
            return Result.refused(Refusal.Code.NOT_FOUND, "There is no such payment.", "/payment");
        }
        return steps.decide(request.payment(), file -> intent(file, id, request, null))
                .map(file ->
                        runner.sendLast(
                                file, file.refund(id).orElseThrow(), sent -> view(sent, id)))
                .map(file -> view(file, id));
    }

    /** A refund that exists under this id, or under the merchant's own number. */
    private Optional<Result<RefundView>> repeated(
            Caller caller, RefundId id, RefundRequest request) {
        var byId = find(caller, id);
        if (byId.isPresent()) {
            return byId.map(Result::ok);
        }
        var number = request.merchantRefundId();
        if (number == null) {
            return Optional.empty();
        }
        return store.findRefund(caller.merchant(), caller.live(), number)
                .flatMap(known -> find(caller, known))
                .map(known ->
                        sameRefund(known, request)
                                ? Result.ok(known)
                                : Result.refused(
                                        Refusal.Code.MERCHANT_REFUND_ID_CONFLICT,
                                        "A refund with this merchant_refund_id exists and its terms differ.",
                                        "/merchant_refund_id"));
    }

    private static boolean sameRefund(RefundView known, RefundRequest request) {
        var amount = request.amount();
        return known.payment().equals(request.payment())
                && (amount == null || known.amount() == amount)
                && Objects.equals(known.reason(), request.reason());
    }

    @Override
    public Result<RefundView> retry(Caller caller, RefundId failed, RefundId id) {
        var repeated = find(caller, id);
        if (repeated.isPresent()) {
            return Result.ok(repeated.get());
        }
        var known = store.fileOf(failed).filter(file -> isOf(caller, file));
        if (known.isEmpty()) {
            return Result.refused(Refusal.Code.NOT_FOUND, "There is no such refund.");
        }
        return steps.decide(
                        known.get().payment().id(),
                        file -> again(file, file.refund(failed).orElseThrow(), id))
                .map(file -> runner.send(file, file.refund(id).orElseThrow()))
                .map(file -> view(file, id));
    }

    private Result<PaymentEvent> again(PaymentFile file, Refund failed, RefundId id) {
        if (failed.status() != MovementStatus.FAILED) {
            return Result.refused(
                    Refusal.Code.STATE_CONFLICT,
                    "The refund is "
                            + failed.status().code()
                            + "; only a failed one can be tried again.");
        }
        if (failed.terms().purpose() == Refund.Purpose.RETURN) {
            return Result.refused(
                    Refusal.Code.STATE_CONFLICT,
                    "This gave back money that came late or twice; decide about its incident.");
        }
        var retried =
                file.refunds().stream()
                        .filter(refund -> failed.id().equals(refund.terms().retryOf()))
                        .findFirst();
        if (retried.isPresent()) {
            return Result.refused(
                    Refusal.Code.STATE_CONFLICT,
                    "The refund was tried again already, as " + retried.get().id() + ".");
        }
        var request =
                new RefundRequest(
                        file.payment().id(),
                        failed.terms().amount().minor(),
                        failed.terms().reason(),
                        null);
        return intent(file, id, request, failed.id());
    }

    private Result<PaymentEvent> intent(
            PaymentFile file, RefundId id, RefundRequest request, @Nullable RefundId retryOf) {
        var payment = file.payment();
        var paying = file.payingAttempt();
        if (payment.state().captured() == 0 || paying.isEmpty()) {
            return Result.refused(
                    Refusal.Code.NOT_REFUNDABLE,
                    "The payment is "
                            + payment.status().code()
                            + "; only one that has taken money can be refunded.",
                    "/payment");
        }
        var state = payment.state();
        long left = state.captured() - state.refunded() - state.reserved();
        long amount = Objects.requireNonNullElse(request.amount(), left);
        if (amount > left || left == 0) {
            return exceeded("What is left to refund is " + left + " (refunds under way count).");
        }
        var source = source(file, paying.get(), amount);
        if (source.left() < amount) {
            return exceeded(
                    "The money was taken in several captures and a refund comes from one of them:"
                            + " the most that one has left is "
                            + source.left()
                            + ". Refund in parts.");
        }
        return Result.ok(
                new PaymentEvent.RefundRequested(
                        new Refund.Terms(
                                id,
                                payment.id(),
                                paying.get().id(),
                                source.draw(),
                                Refund.Purpose.REFUND,
                                retryOf,
                                new Money(amount, payment.terms().amount().currency()),
                                request.reason(),
                                request.merchantRefundId(),
                                clock.instant())));
    }

    private static Result<PaymentEvent> exceeded(String detail) {
        return Result.refused(Refusal.Code.REFUND_AMOUNT_EXCEEDED, detail, "/amount");
    }

    /**
     * Where a refund's money comes from.
     *
     * @param draw null if the attempt took it at once
     * @param left what can be refunded from there
     */
    private record Source(@Nullable DrawId draw, long left) {}

    /** The capture that fits best: the smallest rest that is enough, else the largest. */
    private static Source source(PaymentFile file, Attempt paying, long amount) {
        if (!paying.terms().authorize()) {
            long taken = paying.terms().amount().minor();
            return new Source(null, file.refundable(paying.id(), null, taken));
        }
        var sources =
                file.draws().stream()
                        .filter(draw -> draw.isCapture())
                        .filter(draw -> draw.status() == MovementStatus.SUCCEEDED)
                        .map(draw -> {
                            long taken = draw.terms().amount().minor();
                            return new Source(
                                    draw.id(), file.refundable(paying.id(), draw.id(), taken));
                        })
                        .sorted(Comparator.comparingLong(Source::left))
                        .toList();
        return sources.stream()
                .filter(source -> source.left() >= amount)
                .findFirst()
                .orElseGet(sources::getLast);
    }

    @Override
    public Optional<RefundView> find(Caller caller, RefundId id) {
        return store.fileOf(id).filter(file -> isOf(caller, file)).map(file -> view(file, id));
    }

    @Override
    public Payments.Page<RefundView> list(Caller caller, RefundFilter filter) {
        return lists.refunds(caller, filter);
    }

    private static RefundView view(PaymentFile file, RefundId id) {
        return PaymentViews.refund(file.payment(), file.refund(id).orElseThrow());
    }

    private static boolean isOf(Caller caller, PaymentFile file) {
        var terms = file.payment().terms();
        return terms.merchant().equals(caller.merchant()) && terms.live() == caller.live();
    }
}
