package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Starts payments: one method of the gateway per scene. */
final class AlipayPayments {
    static final Duration POLL = Duration.ofSeconds(3);
    private final AlipayGateway gateway;
    private final String appId;
    private final URI noticeUrl;

    AlipayPayments(AlipayGateway gateway, String appId, URI noticeUrl) {
        this.gateway = gateway;
        this.appId = appId;
        this.noticeUrl = noticeUrl;
    }

    Step<PayResult> pay(PayOrder order, CallContext context) {
        var problem = OrderChecks.problem(order, context);
        if (problem.isPresent()) {
            return Step.refused(problem.get());
        }
        return switch (order.scene()) {
            case WEB -> page(order, context);
            case H5 -> phonePage(order, context);
            case QR -> precreate(order, context);
            case BARCODE -> barcode(order, context);
            case IN_APP_PAGE, MINI_PROGRAM -> create(order, context);
            case APP -> app(order, context);
            case API -> Step.refused(Failures.unsupported("Alipay needs the payer to be present"));
        };
    }

    private Step<PayResult> page(PayOrder order, CallContext context) {
        var content = TradeContent.of(order, "FAST_INSTANT_TRADE_PAY");
        TradeContent.copy(order, "qr_pay_mode", content);
        TradeContent.copy(order, "qrcode_width", content);
        return pending(
                gateway.requests().form(open(AlipayMethod.PAGE_PAY, content, order), context));
    }

    private Step<PayResult> phonePage(PayOrder order, CallContext context) {
        var content = TradeContent.of(order, "QUICK_WAP_WAY");
        TradeContent.copy(order, "quit_url", content);
        return pending(
                gateway.requests().link(open(AlipayMethod.WAP_PAY, content, order), context));
    }

    private Step<PayResult> app(PayOrder order, CallContext context) {
        var content = TradeContent.of(order, "QUICK_MSECURITY_PAY");
        var orderString =
                gateway.requests().orderString(open(AlipayMethod.APP_PAY, content, order), context);
        return pending(new NextAction.Invoke("alipay_app", Map.of("orderString", orderString)));
    }

    private Step<PayResult> precreate(PayOrder order, CallContext context) {
        var content =
                TradeContent.withTerminal(TradeContent.of(order, "FACE_TO_FACE_PAYMENT"), order);
        return gateway.exchange(
                open(AlipayMethod.PRECREATE, content, order),
                context,
                answer -> {
                    var code = answer.text("qr_code");
                    if (!answer.ok()) {
                        return AlipayErrors.failed(answer);
                    }
                    if (code == null || !answer.says("out_trade_no", order.orderNo())) {
                        return Failures.unusable("no code for this order in the answer");
                    }
                    return pending(new NextAction.ShowQr(code, codeExpiry(order, context)));
                });
    }

    /** The code dies with the order, or when Alipay lets it die. */
    private static Instant codeExpiry(PayOrder order, CallContext context) {
        var limit = context.now().plus(AlipayDescriptor.QR_LIFE);
        return order.expiresAt().isBefore(limit) ? order.expiresAt() : limit;
    }

    private Step<PayResult> create(PayOrder order, CallContext context) {
        var content = TradeContent.withTerminal(TradeContent.of(order, "JSAPI_PAY"), order);
        content.put("op_app_id", order.option("op_app_id").orElse(appId));
        putBuyer(order.payerId(), content);
        return gateway.exchange(
                open(AlipayMethod.CREATE, content, order),
                context,
                answer -> {
                    var tradeNo = answer.text("trade_no");
                    if (!answer.ok()) {
                        return AlipayErrors.failed(answer);
                    }
                    if (tradeNo == null || !answer.says("out_trade_no", order.orderNo())) {
                        return Failures.unusable("no trade for this order in the answer");
                    }
                    var action = new NextAction.Invoke("alipay_jsapi", Map.of("tradeNO", tradeNo));
                    return Step.ok(new PayResult.Pending(action, tradeNo));
                });
    }

    /** Apps get either the old form of a payer's id or the new one, never both. */
    private static void putBuyer(@Nullable String payerId, ObjectNode content) {
        if (payerId != null) {
            boolean old = payerId.matches("2088[0-9]{12}");
            content.put(old ? "buyer_id" : "buyer_open_id", payerId);
        }
    }

    private Step<PayResult> barcode(PayOrder order, CallContext context) {
        var content =
                TradeContent.withTerminal(TradeContent.of(order, "FACE_TO_FACE_PAYMENT"), order);
        var code = order.authCode();
        content.put("scene", OrderChecks.codeType(code).orElseThrow());
        content.put("auth_code", code == null ? "" : code.reveal());
        return gateway.exchange(
                open(AlipayMethod.PAY, content, order),
                context,
                answer -> {
                    if (answer.waitsForPayer()) {
                        return Step.ok(
                                new PayResult.Pending(
                                        new NextAction.AwaitPayer(POLL), answer.text("trade_no")));
                    }
                    return answer.ok()
                            ? paid(answer, order.orderNo())
                            : AlipayErrors.failed(answer);
                });
    }

    private static Step<PayResult> paid(AlipayAnswer answer, String orderNo) {
        var tradeNo = answer.text("trade_no");
        var amount = answer.money("total_amount");
        if (tradeNo == null || amount.isEmpty() || !answer.says("out_trade_no", orderNo)) {
            return Failures.unusable("no receipt for this order in the answer");
        }
        return Step.ok(
                new PayResult.Paid(
                        new Receipt(
                                tradeNo,
                                amount.get(),
                                answer.payerId(),
                                answer.time("gmt_payment"))));
    }

    private static Step<PayResult> pending(NextAction action) {
        return Step.ok(new PayResult.Pending(action, null));
    }

    private AlipayRequest open(AlipayMethod method, ObjectNode content, PayOrder order) {
        boolean byBrowser = method == AlipayMethod.PAGE_PAY || method == AlipayMethod.WAP_PAY;
        return new AlipayRequest(method, content, noticeUrl, byBrowser ? order.returnUrl() : null);
    }
}
