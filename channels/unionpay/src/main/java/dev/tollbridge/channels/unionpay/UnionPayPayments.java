package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Step;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts payments and pre-authorizations. */
final class UnionPayPayments {
    private final UnionPayGateway gateway;
    private final UnionPayScans scans;
    private final OrderContent content;
    private final EncryptionCertificates encryption;

    UnionPayPayments(
            UnionPayGateway gateway,
            UnionPayScans scans,
            OrderContent content,
            EncryptionCertificates encryption) {
        this.gateway = gateway;
        this.scans = scans;
        this.content = content;
        this.encryption = encryption;
    }

    Step<PayResult> pay(PayOrder order, CallContext context) {
        return checked(
                order,
                context,
                () ->
                        switch (order.scene()) {
                            case WEB, H5 -> form(UnionPayOperation.CONSUME, order, context);
                            case APP -> app(UnionPayOperation.CONSUME, order, context);
                            case QR -> code(order, context);
                            case BARCODE -> scans.pay(order, context);
                            case IN_APP_PAGE, MINI_PROGRAM, API -> noSuchScene();
                        });
    }

    Step<PayResult> authorize(PayOrder order, CallContext context) {
        return checked(
                order,
                context,
                () ->
                        switch (order.scene()) {
                            case WEB, H5 -> form(UnionPayOperation.AUTHORIZE, order, context);
                            case APP -> app(UnionPayOperation.AUTHORIZE, order, context);
                            case QR, BARCODE, IN_APP_PAGE, MINI_PROGRAM, API -> noSuchScene();
                        });
    }

    private static Step<PayResult> checked(
            PayOrder order, CallContext context, Supplier<Step<PayResult>> go) {
        return OrderChecks.problem(order, context)
                .<Step<PayResult>>map(Step::refused)
                .orElseGet(go);
    }

    private static Step<PayResult> noSuchScene() {
        return Step.refused(Failures.unsupported("UnionPay has no such scene"));
    }

    /** The payer's browser carries the order to UnionPay, so there is nothing to call. */
    private Step<PayResult> form(UnionPayOperation operation, PayOrder order, CallContext context) {
        return customer(
                order,
                context,
                known -> {
                    var entry = UnionPayOperation.Entry.FRONT;
                    var request = content.request(operation, entry, order, known);
                    return pending(
                            new NextAction.FormPost(
                                    gateway.requests().address(entry),
                                    gateway.requests().fields(request)));
                });
    }

    private Step<PayResult> app(UnionPayOperation operation, PayOrder order, CallContext context) {
        return customer(
                order,
                context,
                known ->
                        create(
                                content.request(
                                        operation, UnionPayOperation.Entry.APP, order, known),
                                context,
                                answer ->
                                        Optional.ofNullable(answer.text("tn")).map(this::invoke)));
    }

    /** What the shop's app hands to UnionPay's SDK: the order, and which of its worlds it is in. */
    private NextAction invoke(String tn) {
        return new NextAction.Invoke(
                "unionpay_app", Map.of("tn", tn, "mode", gateway.requests().live() ? "00" : "01"));
    }

    private Step<PayResult> customer(
            PayOrder order,
            CallContext context,
            Function<Map<String, String>, Step<PayResult>> then) {
        return order.option("payer_phone")
                .map(phone ->
                        encryption.with(
                                context,
                                certificate ->
                                        then.apply(certificate.customer(phone, context.random()))))
                .orElseGet(() -> then.apply(Map.of()));
    }

    private Step<PayResult> code(PayOrder order, CallContext context) {
        return create(
                content.request(
                        UnionPayOperation.CODE, UnionPayOperation.Entry.BACK, order, Map.of()),
                context,
                answer ->
                        Optional.ofNullable(answer.text("qrCode"))
                                .map(code ->
                                        new NextAction.ShowQr(code, codeExpiry(order, context))));
    }

    /** The code dies with the order, or when UnionPay lets it die. */
    private static Instant codeExpiry(PayOrder order, CallContext context) {
        var limit = context.now().plus(UnionPayDescriptor.CODE_LIFE);
        return order.expiresAt().isBefore(limit) ? order.expiresAt() : limit;
    }

    private Step<PayResult> create(
            UnionPayRequest request,
            CallContext context,
            Function<UnionPayAnswer, Optional<NextAction>> action) {
        return gateway.exchange(
                request,
                context,
                answer -> {
                    if (!answer.ok()) {
                        return UnionPayErrors.failed(answer);
                    }
                    return action.apply(answer)
                            .map(UnionPayPayments::pending)
                            .orElseGet(
                                    () -> Failures.unusable("nothing to pay with in the answer"));
                });
    }

    static Step<PayResult> pending(NextAction action) {
        return Step.ok(new PayResult.Pending(action, null));
    }
}
