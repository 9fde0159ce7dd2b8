package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ShareReceiver;
import dev.tollbridge.spi.ShareReturn;
import dev.tollbridge.spi.ShareReturnState;
import dev.tollbridge.spi.Step;
import java.util.Objects;

/** Takes shared money back (section 3). */
final class ShareReturns {
    private static final String PATH = "/v3/profitsharing/return-orders";
    private static final int MAX_DESCRIPTION = 80;

    private final WechatPayGateway gateway;
    private final Merchant merchant;

    ShareReturns(WechatPayGateway gateway, Merchant merchant) {
        this.gateway = gateway;
        this.merchant = merchant;
    }

    Step<ShareReturnState> giveBack(ShareReturn back, CallContext context) {
        if (back.receiver().kind() != ShareReceiver.Kind.MERCHANT) {
            return Step.refused(
                    Failures.unsupported("WeChat Pay takes shares back from merchants only"));
        }
        var content =
                merchant.sharing(Json.object())
                        .put("out_order_no", back.shareNo())
                        .put("out_return_no", back.returnNo())
                        .put("return_mchid", back.receiver().account())
                        .put("amount", back.amount().minor())
                        .put("description", Texts.shorten(back.description(), MAX_DESCRIPTION));
        return gateway.exchange(
                new WechatPayRequest(WechatPayOperation.SHARE_RETURN, PATH, content),
                context,
                answer -> answer.ok() ? state(answer, back) : WechatPayErrors.failed(answer));
    }

    Step<ShareReturnState> query(ShareReturn back, CallContext context) {
        var target =
                PATH
                        + "/"
                        + back.returnNo()
                        + "?out_order_no="
                        + back.shareNo()
                        + merchant.sharingQuery();
        return gateway.exchange(
                WechatPayRequest.get(WechatPayOperation.SHARE_RETURN_QUERY, target),
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return Step.ok(new ShareReturnState.NotFound());
                    }
                    return answer.ok() ? state(answer, back) : WechatPayErrors.failed(answer);
                });
    }

    private static Step<ShareReturnState> state(WechatPayAnswer answer, ShareReturn back) {
        if (!answer.says("out_return_no", back.returnNo())) {
            return Failures.unusable("the answer is about another return");
        }
        return switch (Objects.requireNonNullElse(answer.text("result"), "")) {
            case "SUCCESS" ->
                    Values.money(answer.node(), "amount")
                            .map(amount ->
                                    Step.<ShareReturnState>ok(
                                            new ShareReturnState.Succeeded(amount)))
                            .orElseGet(() -> Failures.unusable("no amount of the return"));
            case "PROCESSING" -> Step.ok(new ShareReturnState.Pending());
            case "FAILED" ->
                    Step.ok(
                            new ShareReturnState.Failed(
                                    WechatPayErrors.ofFinal(
                                            answer.operation(),
                                            answer.text("fail_reason"),
                                            "the receiver gave nothing back")));
            default -> Failures.unusable("no known state of the return");
        };
    }
}
