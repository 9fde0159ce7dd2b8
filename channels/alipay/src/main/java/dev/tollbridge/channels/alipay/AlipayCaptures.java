package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Conflicts;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.Step;
import java.net.URI;

/** Takes reserved money: a trade of its own, paid from the authorization. */
final class AlipayCaptures {
    /** What a repeat of a capture that had worked may also be told. */
    private static final Conflicts CONFLICTS =
            Conflicts.of(
                    DeclineCode.ORDER_STATE_CONFLICT,
                    DeclineCode.ORDER_CLOSED,
                    DeclineCode.AUTHORIZATION_INVALID,
                    DeclineCode.AUTHORIZATION_AMOUNT_EXCEEDED);

    private final AlipayGateway gateway;
    private final AlipayQueries queries;
    private final URI noticeUrl;

    AlipayCaptures(AlipayGateway gateway, AlipayQueries queries, URI noticeUrl) {
        this.gateway = gateway;
        this.queries = queries;
        this.noticeUrl = noticeUrl;
    }

    Step<CaptureState> capture(CaptureOrder capture, CallContext context) {
        var content =
                TradeContent.empty()
                        .put("out_trade_no", capture.captureNo())
                        .put("total_amount", capture.amount().toDecimal())
                        .put("subject", TradeContent.subject(capture.subject()))
                        .put(
                                "product_code",
                                AlipayAuthorizations.productCode(capture.authorization().scene()))
                        .put("auth_no", capture.authorizationTradeNo())
                        .put("auth_confirm_mode", capture.last() ? "COMPLETE" : "NOT_COMPLETE");
        return gateway.exchange(
                new AlipayRequest(AlipayMethod.PAY, content, noticeUrl, null),
                context,
                answer -> {
                    if (answer.waitsForPayer()) {
                        return Step.ok(new CaptureState.Pending());
                    }
                    if (answer.ok()) {
                        return taken(answer, capture.captureNo());
                    }
                    var error = AlipayErrors.of(answer);
                    return CONFLICTS.include(error)
                            ? afterConflict(capture, error, context)
                            : AlipayErrors.failed(answer);
                });
    }

    private static Step<CaptureState> taken(AlipayAnswer answer, String captureNo) {
        var tradeNo = answer.text("trade_no");
        var amount = answer.money("total_amount");
        if (tradeNo == null || amount.isEmpty() || !answer.says("out_trade_no", captureNo)) {
            return Failures.unusable("no receipt for this capture in the answer");
        }
        var at = answer.time("gmt_payment");
        return Step.ok(
                new CaptureState.Succeeded(
                        new Receipt(tradeNo, amount.get(), answer.payerId(), at)));
    }

    private Step<CaptureState> afterConflict(
            CaptureOrder capture, ChannelError error, CallContext context) {
        return queries.query(
                capture.captureNo(),
                context,
                state -> state instanceof OrderState.NotFound ? Step.refused(error) : found(state));
    }

    Step<CaptureState> query(CaptureOrder capture, CallContext context) {
        return queries.query(capture.captureNo(), context, AlipayCaptures::found);
    }

    private static Step<CaptureState> found(OrderState state) {
        return switch (state) {
            case OrderState.NotFound() -> Step.ok(new CaptureState.NotFound());
            case OrderState.Waiting(var tradeNo) -> Step.ok(new CaptureState.Pending());
            case OrderState.Paid(var receipt, var refunded) ->
                    Step.ok(new CaptureState.Succeeded(receipt));
            case OrderState.Authorized(var receipt) -> Step.ok(new CaptureState.Pending());
            // Taken once and given back since. The refund knows; the capture cannot be repeated.
            case OrderState.Reversed(var tradeNo) -> failed("the captured trade was given back");
            case OrderState.Closed(var tradeNo) -> failed("the capture was closed unpaid");
            case OrderState.Failed(var error, var tradeNo) ->
                    Step.ok(new CaptureState.Failed(error));
        };
    }

    private static Step<CaptureState> failed(String message) {
        return Step.ok(
                new CaptureState.Failed(Failures.invalid(DeclineCode.ORDER_CLOSED, message)));
    }
}
