package dev.tollbridge.checkout;

import dev.tollbridge.kernel.CheckoutSessionId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.PaymentView;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.payment.Payments.Expand;
import dev.tollbridge.payment.Payments.Page;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hosted checkout pages that shops order: a payment without a method, and what to show with it. */
@Component
public final class CheckoutSessions {
    private final Payments payments;
    private final CheckoutSessionTable table;
    private final InstantSource clock;

    CheckoutSessions(Payments payments, CheckoutSessionTable table, InstantSource clock) {
        this.payments = payments;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Creates the payment, then the session. A crash between the two is healed by the repeated
     * command, which has the same id; the payment is not charged by anybody until then.
     *
     * @param id of the session, and the value of the payment's id
     */
    public Result<CheckoutSessionView> create(
            Caller caller, CheckoutSessionId id, CheckoutSessionRequest request) {
        return switch (payments.create(caller, new PaymentId(id.value()), request.payment())) {
            case Result.Refused<PaymentView>(var refusal) -> new Result.Refused<>(refusal);
            case Result.Ok<PaymentView>(var payment) -> keep(caller, id, request, payment);
        };
    }

    public Optional<CheckoutSessionView> find(Caller caller, CheckoutSessionId id) {
        return table.find(caller.merchant(), caller.live(), id)
                .map(session -> view(caller, session));
    }

    /**
     * Newest first.
     *
     * @param limit 1 to 100
     * @param startingAfter only those older than this one
     * @param endingBefore only those newer than this one
     */
    public Page<CheckoutSessionView> list(
            Caller caller,
            int limit,
            @Nullable CheckoutSessionId startingAfter,
            @Nullable CheckoutSessionId endingBefore) {
        var found =
                table.list(
                        caller.merchant(), caller.live(), startingAfter, endingBefore, limit + 1);
        boolean hasMore = found.size() > limit;
        // The one too many is the one farthest from the cursor.
        var shown =
                !hasMore
                        ? found
                        : endingBefore == null
                                ? found.subList(0, limit)
                                : found.subList(1, limit + 1);
        return new Page<>(shown.stream().map(session -> view(caller, session)).toList(), hasMore);
    }

    /** The same order number again is the same session, or a conflict. */
    private Result<CheckoutSessionView> keep(
            Caller caller,
            CheckoutSessionId id,
            CheckoutSessionRequest request,
            PaymentView payment) {
        var wanted = session(caller, id, request, payment);
        var existing = table.ofPayment(caller.merchant(), payment.id());
        if (existing.isEmpty()) {
            table.add(wanted);
            return Result.ok(view(wanted, payment));
        }
        return existing.get().hasTermsOf(wanted)
                ? Result.ok(view(existing.get(), payment))
                : Result.refused(
                        Refusal.Code.MERCHANT_ORDER_ID_CONFLICT,
                        "This merchant_order_id has a checkout session with other terms already.",
                        "/merchant_order_id");
    }

    private CheckoutSession session(
            Caller caller,
            CheckoutSessionId id,
            CheckoutSessionRequest request,
            PaymentView payment) {
        return new CheckoutSession(
                id,
                caller.merchant(),
                caller.live(),
                payment.id(),
                List.copyOf(request.lineItems()),
                List.copyOf(request.methods()),
                request.locale(),
                text(request.successUrl()),
                text(request.cancelUrl()),
                clock.instant());
    }

    private CheckoutSessionView view(Caller caller, CheckoutSession session) {
        return view(session, payments.find(caller, session.payment(), Expand.NONE).orElseThrow());
    }

    private static CheckoutSessionView view(CheckoutSession session, PaymentView payment) {
        return new CheckoutSessionView(
                session.id(),
                payment.checkoutUrl(),
                status(payment),
                session.live(),
                payment.id(),
                payment.status(),
                payment.amount(),
                payment.currency(),
                payment.merchantOrderId(),
                session.lineItems(),
                session.methods(),
                session.locale(),
                session.successUrl(),
                session.cancelUrl(),
                session.createdAt(),
                payment.expiresAt());
    }

    private static String status(PaymentView payment) {
        return switch (payment.status()) {
            case "succeeded", "authorized" -> "complete";
            case "canceled", "expired" -> "expired";
            case String open -> "open";
        };
    }

    private static @Nullable String text(@Nullable URI address) {
        return Objects.toString(address, null);
    }
}
