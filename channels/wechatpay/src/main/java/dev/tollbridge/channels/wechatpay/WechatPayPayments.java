package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.WebAddresses;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Starts payments: one call of the API per scene. */
final class WechatPayPayments {
    /** Section 3. */
    static final Duration POLL = Duration.ofSeconds(5);

    private final WechatPayGateway gateway;
    private final Merchant merchant;
    private final URI noticeUrl;
    private final Invocations invocations;

    WechatPayPayments(
            WechatPayGateway gateway, Merchant merchant, URI noticeUrl, Invocations invocations) {
        this.gateway = gateway;
        this.merchant = merchant;
        this.noticeUrl = noticeUrl;
        this.invocations = invocations;
    }

    Step<PayResult> pay(PayOrder order, CallContext context) {
        var problem = OrderChecks.problem(order, context);
        if (problem.isPresent()) {
            return Step.refused(problem.get());
        }
        return switch (order.scene()) {
            case QR -> code(order, context);
            case IN_APP_PAGE, MINI_PROGRAM ->
                    prepay(
                            WechatPayOperation.JSAPI,
                            order,
                            context,
                            id -> invocations.page(order.scene(), id, context));
            case APP ->
                    prepay(
                            WechatPayOperation.APP,
                            order,
                            context,
                            id -> invocations.app(id, context));
            case H5 -> link(order, context);
            case BARCODE -> barcode(order, context);
            case WEB, API ->
                    Step.refused(
                            Failures.unsupported(
                                    "WeChat Pay has no page for desktops: use the scene qr"));
        };
    }

    private Step<PayResult> code(PayOrder order, CallContext context) {
        return create(
                WechatPayOperation.NATIVE,
                order,
                context,
                answer ->
                        Optional.ofNullable(answer.text("code_url"))
                                .map(code ->
                                        new NextAction.ShowQr(code, codeExpiry(order, context))));
    }

    /** The code dies with the order, or when WeChat Pay lets it die. */
    private static Instant codeExpiry(PayOrder order, CallContext context) {
        var limit = context.now().plus(WechatPayDescriptor.PREPAY_LIFE);
        return order.expiresAt().isBefore(limit) ? order.expiresAt() : limit;
    }

    private Step<PayResult> prepay(
            WechatPayOperation operation,
            PayOrder order,
            CallContext context,
            Function<String, NextAction> invoke) {
        return create(
                operation,
                order,
                context,
                answer -> Optional.ofNullable(answer.text("prepay_id")).map(invoke));
    }

    private Step<PayResult> link(PayOrder order, CallContext context) {
        return create(
                WechatPayOperation.H5,
                order,
                context,
                answer ->
                        Optional.ofNullable(answer.text("h5_url"))
                                .flatMap(WebAddresses::parse)
                                .map(url -> back(url, order)));
    }

    /** The payer comes back to the shop only if the link says where to. */
    private static NextAction back(URI url, PayOrder order) {
        return new NextAction.Redirect(
                order.returnUrl() == null
                        ? url
                        : URI.create(
                                url
                                        + (url.getRawQuery() == null ? "?" : "&")
                                        + "redirect_url="
                                        + URLEncoder.encode(order.returnUrl().toString(), UTF_8)));
    }

    private Step<PayResult> create(
            WechatPayOperation operation,
            PayOrder order,
            CallContext context,
            Function<WechatPayAnswer, Optional<NextAction>> action) {
        var request =
                new WechatPayRequest(
                        operation,
                        merchant.transactions() + "/" + operation.key(),
                        OrderContent.prepay(order, merchant, noticeUrl));
        return gateway.exchange(
                request,
                context,
                answer -> {
                    if (!answer.ok()) {
                        return WechatPayErrors.failed(answer);
                    }
                    return action.apply(answer)
                            .map(next -> Step.<PayResult>ok(new PayResult.Pending(next, null)))
                            .orElseGet(
                                    () -> Failures.unusable("nothing to pay with in the answer"));
                });
    }

    private Step<PayResult> barcode(PayOrder order, CallContext context) {
        var request =
                new WechatPayRequest(
                        WechatPayOperation.CODEPAY,
                        merchant.transactions() + "/codepay",
                        OrderContent.codepay(order, merchant));
        return gateway.exchange(
                request,
                context,
                answer -> {
                    if (answer.waitsForPayer()) {
                        return awaiting();
                    }
                    return answer.ok() ? paid(answer, order) : WechatPayErrors.failed(answer);
                });
    }

    private Step<PayResult> paid(WechatPayAnswer answer, PayOrder order) {
        var transaction = Transaction.of(answer.node());
        if (!transaction.isFor(merchant, order.orderNo())) {
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
