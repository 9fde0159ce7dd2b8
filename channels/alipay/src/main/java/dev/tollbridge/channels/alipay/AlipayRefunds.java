package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Conflicts;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import java.util.function.Function;

/** Gives money back. */
final class AlipayRefunds {
    /** What a repeat of a refund that had worked may also be told. */
    private static final Conflicts CONFLICTS =
            Conflicts.of(
                    DeclineCode.ORDER_STATE_CONFLICT,
                    DeclineCode.ORDER_CLOSED,
                    DeclineCode.REFUND_AMOUNT_EXCEEDED);

    private static final int MAX_REASON = 80;
    private final AlipayGateway gateway;

    AlipayRefunds(AlipayGateway gateway) {
        this.gateway = gateway;
    }

    Step<RefundState> refund(RefundOrder refund, CallContext context) {
        var content =
                AlipayQueries.reference(refund.order())
                        .put("out_request_no", refund.refundNo())
                        .put("refund_amount", refund.amount().toDecimal());
        if (refund.reason() != null) {
            content.put("refund_reason", TradeContent.shorten(refund.reason(), MAX_REASON));
        }
        var reference = new RefundRef(refund.refundNo(), refund.order(), refund.amount());
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.REFUND, content),
                context,
                answer -> {
                    if (answer.ok()) {
                        return Step.ok(taken(answer, refund));
                    }
                    var error = AlipayErrors.of(answer);
                    return CONFLICTS.include(error)
                            ? ask(reference, context, found -> Conflicts.settle(error, found))
                            : AlipayErrors.failed(answer);
                });
    }

    /**
     * The answer tells the running total of the trade, not this refund. Only money that moved in
     * this very call and fits the total exactly is proof; all else is left to a query (section 3).
     */
    private static RefundState taken(AlipayAnswer answer, RefundOrder refund) {
        var expected = refund.alreadyRefunded().plus(refund.amount());
        boolean proven =
                answer.says("fund_change", "Y")
                        && answer.says("out_trade_no", refund.order().orderNo())
                        && answer.money("refund_fee").filter(expected::equals).isPresent();
        return proven
                ? new RefundState.Succeeded(refund.amount(), answer.time("gmt_refund_pay"))
                : new RefundState.Pending();
    }

    Step<RefundState> query(RefundRef refund, CallContext context) {
        return ask(refund, context, Step::ok);
    }

    private Step<RefundState> ask(
            RefundRef refund, CallContext context, Function<RefundState, Step<RefundState>> then) {
        var content =
                AlipayQueries.reference(refund.order()).put("out_request_no", refund.refundNo());
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.REFUND_QUERY, content),
                context,
                answer -> {
                    // Section 3: the code exists with and without its prefix.
                    if (answer.subCode().endsWith("TRADE_NOT_EXIST")) {
                        return then.apply(new RefundState.NotFound());
                    }
                    return answer.ok() ? state(answer, refund, then) : AlipayErrors.failed(answer);
                });
    }

    private static Step<RefundState> state(
            AlipayAnswer answer, RefundRef refund, Function<RefundState, Step<RefundState>> then) {
        if (answer.says("refund_status", "REFUND_SUCCESS")) {
            var amount = answer.money("refund_amount");
            return amount.isPresent() && answer.says("out_request_no", refund.refundNo())
                    ? then.apply(
                            new RefundState.Succeeded(amount.get(), answer.time("gmt_refund_pay")))
                    : Failures.unusable("the answer is about another refund");
        }
        var failure = answer.text("error_code");
        if (failure != null) {
            var error = AlipayErrors.of(AlipayMethod.REFUND, failure, "");
            return error.category() == ErrorCategory.UNKNOWN
                    ? Step.ok(new RefundState.Pending())
                    : then.apply(new RefundState.Failed(error));
        }
        // Section 3: no status means not received, or failed, or not done yet. Since a repeat under
        // the same number is the same refund, sending it again is safe in all three cases.
        return then.apply(
                answer.text("refund_status") == null && answer.text("refund_amount") == null
                        ? new RefundState.NotFound()
                        : new RefundState.Pending());
    }
}
