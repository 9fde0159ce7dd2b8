package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Conflicts;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives money back. */
final class WechatPayRefunds {
    private static final String PATH = "/v3/refund/domestic/refunds";

    /** What a repeat of a refund that had worked may also be told [?]: a query decides. */
    private static final Conflicts CONFLICTS =
            Conflicts.of(
                    DeclineCode.ORDER_STATE_CONFLICT,
                    DeclineCode.REFUND_NOT_ALLOWED,
                    DeclineCode.REFUND_AMOUNT_EXCEEDED);

    private static final int MAX_REASON = 80;
    private final WechatPayGateway gateway;
    private final Merchant merchant;
    private final URI noticeUrl;

    WechatPayRefunds(WechatPayGateway gateway, Merchant merchant, URI noticeUrl) {
        this.gateway = gateway;
        this.merchant = merchant;
        this.noticeUrl = noticeUrl;
    }

    Step<RefundState> refund(RefundOrder refund, CallContext context) {
        var reference = new RefundRef(refund.refundNo(), refund.order(), refund.amount());
        return gateway.exchange(
                new WechatPayRequest(WechatPayOperation.REFUND, PATH, content(refund)),
                context,
                answer -> {
                    if (answer.ok()) {
                        return state(answer, reference, Step::ok);
                    }
                    var error = WechatPayErrors.of(answer);
                    return CONFLICTS.include(error)
                            ? ask(reference, context, found -> Conflicts.settle(error, found))
                            : WechatPayErrors.failed(answer);
                });
    }

    private ObjectNode content(RefundOrder refund) {
        var content = Json.object();
        if (merchant.subMchId() != null) {
            content.put("sub_mchid", merchant.subMchId());
        }
        content.put("out_trade_no", refund.order().orderNo());
        content.put("out_refund_no", refund.refundNo());
        if (refund.reason() != null) {
            content.put("reason", Texts.shorten(refund.reason(), MAX_REASON));
        }
        content.put("notify_url", noticeUrl.toString());
        content.putObject("amount")
                .put("refund", refund.amount().minor())
                .put("total", refund.order().amount().minor())
                .put("currency", refund.amount().currency().getCurrencyCode());
        return content;
    }

    Step<RefundState> query(RefundRef refund, CallContext context) {
        return ask(refund, context, Step::ok);
    }

    private Step<RefundState> ask(
            RefundRef refund, CallContext context, Function<RefundState, Step<RefundState>> then) {
        var sub = merchant.subMchId() == null ? "" : "?sub_mchid=" + merchant.subMchId();
        return gateway.exchange(
                WechatPayRequest.get(
                        WechatPayOperation.REFUND_QUERY, PATH + "/" + refund.refundNo() + sub),
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return then.apply(new RefundState.NotFound());
                    }
                    return answer.ok()
                            ? state(answer, refund, then)
                            : WechatPayErrors.failed(answer);
                });
    }

    private static Step<RefundState> state(
            WechatPayAnswer answer,
            RefundRef refund,
            Function<RefundState, Step<RefundState>> then) {
        return answer.says("out_refund_no", refund.refundNo())
                ? state(answer.node(), "status")
                        .map(then)
                        .orElseGet(() -> Failures.unusable("no known state of the refund"))
                : Failures.unusable("the answer is about another refund");
    }

    /**
     * The state that an answer or a notice tells.
     *
     * @param member {@code status} in answers, {@code refund_status} in notices (section 5)
     * @return empty if the word is not known or the amount is missing
     */
    static Optional<RefundState> state(JsonNode node, String member) {
        var word = node.path(member).asString("");
        return switch (word) {
            case "SUCCESS" ->
                    Values.money(node.path("amount"), "refund")
                            .map(amount ->
                                    new RefundState.Succeeded(
                                            amount,
                                            Values.time(node.path("success_time").asString(""))
                                                    .orElse(null)));
            case "PROCESSING" -> Optional.of(new RefundState.Pending());
            case "ABNORMAL" ->
                    Optional.of(
                            new RefundState.Stuck(
                                    over(
                                            word,
                                            "the payer's card takes no money: WeChat Pay keeps the"
                                                    + " refund until it is finished by hand on"
                                                    + " pay.weixin.qq.com; do not refund again")));
            case "CLOSED" ->
                    Optional.of(
                            new RefundState.Failed(
                                    over(word, "WeChat Pay closed the refund: no money went")));
            default -> Optional.empty();
        };
    }

    private static ChannelError over(String word, String message) {
        return WechatPayErrors.ofFinal(WechatPayOperation.REFUND, word, message);
    }
}
