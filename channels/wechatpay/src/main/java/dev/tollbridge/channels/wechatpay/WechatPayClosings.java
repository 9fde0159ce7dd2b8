package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import java.util.Optional;
import java.util.Set;

/** Closes orders, and takes back those of scanned codes. */
final class WechatPayClosings {
    /** They mean paid, or closed already: only a query can tell. */
    private static final Set<DeclineCode> CONFLICTS =
            Set.of(
                    DeclineCode.ORDER_STATE_CONFLICT,
                    DeclineCode.ORDER_CLOSED,
                    DeclineCode.INVALID_REQUEST);

    private final WechatPayGateway gateway;
    private final WechatPayQueries queries;
    private final Merchant merchant;

    WechatPayClosings(WechatPayGateway gateway, WechatPayQueries queries, Merchant merchant) {
        this.gateway = gateway;
        this.queries = queries;
        this.merchant = merchant;
    }

    Step<CloseResult> close(OrderRef order, CallContext context) {
        var request =
                new WechatPayRequest(
                        WechatPayOperation.CLOSE,
                        queries.path(order.orderNo(), "/close"),
                        merchant.identify(Json.object()));
        return gateway.exchange(
                request,
                context,
                answer -> {
                    if (answer.ok()) {
                        return Step.ok(new CloseResult.Closed());
                    }
                    if (answer.isAbsent()) {
                        return Step.ok(new CloseResult.NotFound());
                    }
                    var error = WechatPayErrors.of(answer);
                    if (error.code() == DeclineCode.ORDER_ALREADY_PAID) {
                        return Step.ok(new CloseResult.AlreadyPaid());
                    }
                    return CONFLICTS.contains(error.code())
                            ? queries.find(
                                    order.orderNo(), context, found -> asClosed(found, error))
                            : WechatPayErrors.failed(answer);
                });
    }

    private static Step<CloseResult> asClosed(Optional<Transaction> found, ChannelError error) {
        return switch (found.map(Transaction::state).orElse("")) {
            case "" -> Step.ok(new CloseResult.NotFound());
            case "SUCCESS", "REFUND" -> Step.ok(new CloseResult.AlreadyPaid());
            case "CLOSED", "PAYERROR", "REVOKED" -> Step.ok(new CloseResult.Closed());
            case "NOTPAY", "USERPAYING" -> Step.refused(error);
            default -> Failures.unusable("no known state of this order in the answer");
        };
    }

    /**
     * Only the order of a scanned code can be taken back whatever its state (section 3). Any other
     * is closed, and if it was paid it has to be refunded under a number of its own.
     */
    Step<CancelResult> cancel(OrderRef order, CallContext context) {
        if (order.scene() != Scene.BARCODE) {
            return Step.refused(
                    Failures.unsupported(
                            "WeChat Pay reverses orders of scanned codes only: close and refund"));
        }
        var request =
                new WechatPayRequest(
                        WechatPayOperation.REVERSE,
                        queries.path(order.orderNo(), "/reverse"),
                        merchant.identify(Json.object(), order.scene()));
        return gateway.exchange(
                request,
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return Step.ok(new CancelResult.NotFound());
                    }
                    if (answer.ok()) {
                        // It does not tell whether money went back; the order does.
                        return answer.says("out_trade_no", order.orderNo())
                                ? cancelled(order, context, Step.ok(new CancelResult.AskAgain()))
                                : Failures.unusable("the answer is about another order");
                    }
                    return CONFLICTS.contains(WechatPayErrors.of(answer).code())
                            ? cancelled(order, context, WechatPayErrors.failed(answer))
                            : WechatPayErrors.failed(answer);
                });
    }

    private Step<CancelResult> cancelled(
            OrderRef order, CallContext context, Step<CancelResult> ifOpen) {
        return queries.find(order.orderNo(), context, found -> asCancelled(found, ifOpen));
    }

    /**
     * @param ifOpen what it means that the order can still be paid, or keeps its money
     */
    private static Step<CancelResult> asCancelled(
            Optional<Transaction> found, Step<CancelResult> ifOpen) {
        return switch (found.map(Transaction::state).orElse("")) {
            case "" -> Step.ok(new CancelResult.NotFound());
            case "REVOKED", "CLOSED", "PAYERROR" ->
                    Step.ok(
                            found.filter(Transaction::wasPaid).isPresent()
                                    ? new CancelResult.Refunded()
                                    : new CancelResult.Closed());
            case "REFUND" -> Step.ok(new CancelResult.Refunded());
            case "NOTPAY", "USERPAYING", "SUCCESS" -> ifOpen;
            default -> Failures.unusable("no known state of this order in the answer");
        };
    }
}
