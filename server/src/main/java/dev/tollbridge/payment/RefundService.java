package dev.tollbridge.payment;

import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.spi.Money;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
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
        return steps.decide(request.payment(), file -> intent(file, id, request))
                .map(file -> runner.send(file, file.refund(id).orElseThrow()))
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

    private Result<PaymentEvent> intent(PaymentFile file, RefundId id, RefundRequest request) {
        var payment = file.payment();
        var paid = file.succeededAttempt();
        if (payment.status() != PaymentStatus.SUCCEEDED || paid.isEmpty()) {
            return Result.refused(
                    Refusal.Code.NOT_REFUNDABLE,
                    "The payment is "
                            + payment.status().code()
                            + "; only a succeeded one can be refunded.",
                    "/payment");
        }
        var state = payment.state();
        long left = state.captured() - state.refunded() - state.reserved();
        long amount = Objects.requireNonNullElse(request.amount(), left);
        if (amount > left || left == 0) {
            return Result.refused(
                    Refusal.Code.REFUND_AMOUNT_EXCEEDED,
                    "What is left to refund is " + left + " (refunds under way count).",
                    "/amount");
        }
        return Result.ok(
                new PaymentEvent.RefundRequested(
                        new Refund.Terms(
                                id,
                                payment.id(),
                                paid.get().id(),
                                new Money(amount, payment.terms().amount().currency()),
                                request.reason(),
                                request.merchantRefundId(),
                                clock.instant())));
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
