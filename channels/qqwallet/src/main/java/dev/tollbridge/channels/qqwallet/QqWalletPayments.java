package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Starts payments: one call per scene (sections 3 and 4). */
record QqWalletPayments(QqWalletGateway gateway, OrderContent content, Invocations invocations) {
    /** Section 4. */
    static final Duration POLL = Duration.ofSeconds(10);

    Step<PayResult> pay(PayOrder order, CallContext context) {
        var problem = OrderChecks.problem(order, context);
        if (problem.isPresent()) {
            return Step.refused(problem.get());
        }
        return switch (order.scene()) {
            case QR -> code(order, context);
            case IN_APP_PAGE -> prepay("JSAPI", order, context, invocations::page);
            case APP -> app(order, context);
            case BARCODE -> barcode(order, context);
            case WEB, H5, MINI_PROGRAM, API ->
                    Step.refused(
                            Failures.unsupported("QQ Wallet has no such page: use the scene qr"));
        };
    }

    private Step<PayResult> code(PayOrder order, CallContext context) {
        return create(
                "NATIVE",
                order,
                context,
                answer ->
                        Optional.ofNullable(answer.text("code_url"))
                                .map(code -> new NextAction.ShowQr(code, order.expiresAt())));
    }

    private Step<PayResult> app(PayOrder order, CallContext context) {
        var key = invocations.appKey();
        return key == null
                ? Step.refused(Failures.unsupported("the account has no app_key"))
                : prepay("APP", order, context, id -> invocations.app(id, key, context));
    }

    private Step<PayResult> prepay(
            String type, PayOrder order, CallContext context, Function<String, NextAction> invoke) {
        return create(
                type,
                order,
                context,
                answer -> Optional.ofNullable(answer.text("prepay_id")).map(invoke));
    }

    private Step<PayResult> create(
            String type,
            PayOrder order,
            CallContext context,
            Function<QqWalletAnswer, Optional<NextAction>> action) {
        return gateway.exchange(
                QqWalletOperation.UNIFIED_ORDER,
                content.unified(order, type),
                context,
                answer -> {
                    if (!answer.ok()) {
                        return QqWalletErrors.failed(answer);
                    }
                    return action.apply(answer)
                            .map(next -> Step.<PayResult>ok(new PayResult.Pending(next, null)))
                            .orElseGet(
                                    () -> Failures.unusable("nothing to pay with in the answer"));
                });
    }

    private Step<PayResult> barcode(PayOrder order, CallContext context) {
        return gateway.exchange(
                QqWalletOperation.MICROPAY,
                content.byCode(order),
                context,
                answer -> {
                    if (answer.waitsForPayer()) {
                        return awaiting();
                    }
                    return answer.ok() ? paid(answer, order) : QqWalletErrors.failed(answer);
                });
    }

    private static Step<PayResult> paid(QqWalletAnswer answer, PayOrder order) {
        var transaction = new Transaction(answer);
        if (!transaction.orderNo().equals(order.orderNo())) {
            return Failures.unusable("the answer is about another order");
        }
        return switch (transaction.state()) {
            case "SUCCESS" ->
                    transaction
                            .receipt()
                            .map(receipt -> Step.<PayResult>ok(new PayResult.Paid(receipt)))
                            .orElseGet(() -> Failures.unusable("no receipt in the answer"));
            case "USERPAYING" -> awaiting();
            case "PAYERROR" -> Step.refused(transaction.payError());
            default -> Failures.unusable("no state of a scanned code in the answer");
        };
    }

    private static Step<PayResult> awaiting() {
        return Step.ok(new PayResult.Pending(new NextAction.AwaitPayer(POLL), null));
    }
}
