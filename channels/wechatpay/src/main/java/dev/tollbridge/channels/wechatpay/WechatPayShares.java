package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.ShareOrder;
import dev.tollbridge.spi.ShareState;
import dev.tollbridge.spi.Step;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shares a payment with others (section 3). The order has to say so when it is made, by the option
 * {@code profit_sharing}: its money is frozen until it is shared or unfrozen.
 */
final class WechatPayShares {
    private static final String PATH = "/v3/profitsharing/orders";
    private static final int MAX_DESCRIPTION = 80;

    private final WechatPayGateway gateway;
    private final Merchant merchant;

    WechatPayShares(WechatPayGateway gateway, Merchant merchant) {
        this.gateway = gateway;
        this.merchant = merchant;
    }

    Step<ShareState> share(ShareOrder share, CallContext context) {
        var transactionId = share.order().tradeNo();
        if (transactionId == null) {
            return Step.refused(
                    Failures.invalid(
                            DeclineCode.ORDER_NOT_FOUND,
                            "WeChat Pay shares by its own number of a paid order"));
        }
        if (share.parts().isEmpty()) {
            return share.last()
                    ? send(gateway, PATH + "/unfreeze", rest(share, transactionId), share, context)
                    : Step.refused(
                            Failures.invalid(
                                    DeclineCode.INVALID_REQUEST, "a share without any part"));
        }
        boolean named = share.parts().stream().anyMatch(part -> part.receiver().name() != null);
        return named
                ? gateway.withEncryption(
                        context,
                        with ->
                                send(
                                        with,
                                        PATH,
                                        parts(with, share, transactionId, context),
                                        share,
                                        context))
                : send(
                        gateway,
                        PATH,
                        parts(gateway, share, transactionId, context),
                        share,
                        context);
    }

    private Step<ShareState> send(
            WechatPayGateway with,
            String path,
            ObjectNode content,
            ShareOrder share,
            CallContext context) {
        return with.exchange(
                new WechatPayRequest(WechatPayOperation.SHARE, path, content),
                context,
                answer -> answer.ok() ? state(answer, share) : WechatPayErrors.failed(answer));
    }

    private ObjectNode rest(ShareOrder share, String transactionId) {
        return merchant.sharing(Json.object())
                .put("transaction_id", transactionId)
                .put("out_order_no", share.shareNo())
                .put("description", Texts.shorten(share.description(), MAX_DESCRIPTION));
    }

    private ObjectNode parts(
            WechatPayGateway with, ShareOrder share, String transactionId, CallContext context) {
        var content =
                merchant.sharing(Json.object())
                        .put("appid", merchant.appId(Scene.IN_APP_PAGE))
                        .put("transaction_id", transactionId)
                        .put("out_order_no", share.shareNo());
        var receivers = content.putArray("receivers");
        for (var part : share.parts()) {
            ShareReceivers.describe(receivers.addObject(), with, part.receiver(), context)
                    .put("amount", part.amount().minor())
                    .put("description", Texts.shorten(share.description(), MAX_DESCRIPTION));
        }
        return content.put("unfreeze_unsplit", share.last());
    }

    Step<ShareState> query(ShareOrder share, CallContext context) {
        var target =
                PATH
                        + "/"
                        + share.shareNo()
                        + "?transaction_id="
                        + Objects.requireNonNullElse(share.order().tradeNo(), "")
                        + merchant.sharingQuery();
        return gateway.exchange(
                WechatPayRequest.get(WechatPayOperation.SHARE_QUERY, target),
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return Step.ok(new ShareState.NotFound());
                    }
                    return answer.ok() ? state(answer, share) : WechatPayErrors.failed(answer);
                });
    }

    private Step<ShareState> state(WechatPayAnswer answer, ShareOrder share) {
        if (!answer.says("out_order_no", share.shareNo())) {
            return Failures.unusable("the answer is about another share");
        }
        return switch (Objects.requireNonNullElse(answer.text("state"), "")) {
            case "PROCESSING" -> Step.ok(new ShareState.Pending());
            case "FINISHED" ->
                    results(answer)
                            .map(results -> Step.<ShareState>ok(new ShareState.Settled(results)))
                            .orElseGet(() -> Failures.unusable("a part without an end"));
            default -> Failures.unusable("no known state of the share");
        };
    }

    /** What is unfrozen is listed as a part of the merchant itself, and is none. */
    private Optional<List<ShareState.Result>> results(WechatPayAnswer answer) {
        var others =
                answer.node()
                        .path("receivers")
                        .valueStream()
                        .filter(part -> !part.path("account").asString("").equals(seller()))
                        .toList();
        var results = others.stream().flatMap(part -> result(answer, part).stream()).toList();
        return results.size() == others.size() ? Optional.of(results) : Optional.empty();
    }

    private String seller() {
        return Objects.requireNonNullElse(merchant.subMchId(), merchant.mchId());
    }

    private static Optional<ShareState.Result> result(WechatPayAnswer answer, JsonNode part) {
        var account = part.path("account").asString("");
        var amount = Values.money(part, "amount");
        var reason = part.path("fail_reason").asString("");
        return switch (part.path("result").asString("")) {
            case "SUCCESS" -> amount.map(money -> new ShareState.Result(account, money, null));
            case "CLOSED" ->
                    amount.map(money ->
                            new ShareState.Result(
                                    account,
                                    money,
                                    WechatPayErrors.ofFinal(
                                            answer.operation(),
                                            reason,
                                            "the receiver got nothing")));
            default -> Optional.empty();
        };
    }
}
