package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reserves money: fund authorizations (section 4, {@code alipay.fund.auth.*}). */
final class AlipayAuthorizations {
    private final AlipayGateway gateway;
    private final @Nullable String sellerId;
    private final URI noticeUrl;

    AlipayAuthorizations(AlipayGateway gateway, @Nullable String sellerId, URI noticeUrl) {
        this.gateway = gateway;
        this.sellerId = sellerId;
        this.noticeUrl = noticeUrl;
    }

    /** Offline for a scanned code, online for all else; a capture has to name the same. */
    static String productCode(Scene scene) {
        return scene == Scene.BARCODE ? "PRE_AUTH" : "PREAUTH_PAY";
    }

    Step<PayResult> authorize(PayOrder order, CallContext context) {
        var problem = OrderChecks.problem(order, context);
        if (problem.isPresent()) {
            return Step.refused(problem.get());
        }
        return switch (order.scene()) {
            case BARCODE -> freeze(order, context);
            case APP -> app(order, context);
            case QR -> voucher(order, context);
            case WEB, H5, IN_APP_PAGE, MINI_PROGRAM, API ->
                    Step.refused(
                            Failures.unsupported(
                                    "Alipay authorizes by barcode, in apps and by QR code only"));
        };
    }

    private Step<PayResult> freeze(PayOrder order, CallContext context) {
        var code = order.authCode();
        var content =
                content(order, context)
                        .put("auth_code", code == null ? "" : code.reveal())
                        .put("auth_code_type", OrderChecks.codeType(code).orElse(""));
        return gateway.exchange(
                open(AlipayMethod.FREEZE, content),
                context,
                answer -> {
                    if (answer.waitsForPayer() || (answer.ok() && answer.says("status", "INIT"))) {
                        return Step.ok(
                                new PayResult.Pending(
                                        new NextAction.AwaitPayer(AlipayPayments.POLL),
                                        answer.text("auth_no")));
                    }
                    return answer.ok()
                            ? frozen(answer, order.orderNo())
                            : AlipayErrors.failed(answer);
                });
    }

    private static Step<PayResult> frozen(AlipayAnswer answer, String orderNo) {
        var authNo = answer.text("auth_no");
        var amount = answer.money("amount");
        if (authNo == null
                || amount.isEmpty()
                || !answer.says("out_order_no", orderNo)
                || !answer.says("status", "SUCCESS")) {
            return Failures.unusable("no authorization of this order in the answer");
        }
        return Step.ok(
                new PayResult.Authorized(
                        new Receipt(
                                authNo, amount.get(), answer.payerId(), answer.time("gmt_trans"))));
    }

    private Step<PayResult> app(PayOrder order, CallContext context) {
        var request = open(AlipayMethod.APP_FREEZE, content(order, context));
        var orderString = gateway.requests().orderString(request, context);
        var action = new NextAction.Invoke("alipay_app", Map.of("orderString", orderString));
        return Step.ok(new PayResult.Pending(action, null));
    }

    private Step<PayResult> voucher(PayOrder order, CallContext context) {
        return gateway.exchange(
                open(AlipayMethod.VOUCHER_CREATE, content(order, context)),
                context,
                answer -> {
                    var code = answer.text("code_value");
                    if (!answer.ok()) {
                        return AlipayErrors.failed(answer);
                    }
                    if (code == null || !answer.says("out_order_no", order.orderNo())) {
                        return Failures.unusable("no code for this order in the answer");
                    }
                    var action = new NextAction.ShowQr(code, order.expiresAt());
                    return Step.ok(new PayResult.Pending(action, null));
                });
    }

    private ObjectNode content(PayOrder order, CallContext context) {
        var content =
                TradeContent.empty()
                        .put("out_order_no", order.orderNo())
                        .put("out_request_no", order.orderNo())
                        .put("order_title", TradeContent.subject(order.subject()))
                        .put("amount", order.amount().toDecimal())
                        .put("product_code", productCode(order.scene()))
                        .put("pay_timeout", minutes(context, order));
        if (sellerId != null) {
            content.put("payee_user_id", sellerId);
        }
        TradeContent.copy(order, "enable_pay_channels", content);
        TradeContent.copy(order, "disable_pay_channels", content);
        return content;
    }

    /** Fund authorizations know no absolute time: whole minutes from now, at least one. */
    private static String minutes(CallContext context, PayOrder order) {
        var left = Duration.between(context.now(), order.expiresAt());
        return Math.max(1, left.toMinutes()) + "m";
    }

    private AlipayRequest open(AlipayMethod method, ObjectNode content) {
        return new AlipayRequest(method, content, noticeUrl, null);
    }
}
