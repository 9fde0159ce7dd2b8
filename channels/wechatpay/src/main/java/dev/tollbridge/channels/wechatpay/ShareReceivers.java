package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.ShareReceiver;
import dev.tollbridge.spi.Step;
import tools.jackson.databind.node.ObjectNode;

/** Who may receive shares (section 3): WeChat Pay pays to nobody who was not added before. */
final class ShareReceivers {
    private static final String PATH = "/v3/profitsharing/receivers";
    private static final int MAX_RELATION = 10;

    private final WechatPayGateway gateway;
    private final Merchant merchant;

    ShareReceivers(WechatPayGateway gateway, Merchant merchant) {
        this.gateway = gateway;
        this.merchant = merchant;
    }

    Step<ShareReceiver> add(ShareReceiver receiver, String relation, CallContext context) {
        return receiver.name() == null
                ? add(gateway, receiver, relation, context)
                : gateway.withEncryption(context, with -> add(with, receiver, relation, context));
    }

    private Step<ShareReceiver> add(
            WechatPayGateway with, ShareReceiver receiver, String relation, CallContext context) {
        var content =
                describe(identified(), with, receiver, context)
                        .put("relation_type", "CUSTOM")
                        .put("custom_relation", Texts.shorten(relation, MAX_RELATION));
        return send(with, "/add", content, receiver, context);
    }

    Step<ShareReceiver> remove(ShareReceiver receiver, CallContext context) {
        var content = identified().put("type", type(receiver)).put("account", receiver.account());
        return send(gateway, "/delete", content, receiver, context);
    }

    private ObjectNode identified() {
        return merchant.sharing(Json.object()).put("appid", merchant.appId(Scene.IN_APP_PAGE));
    }

    private static Step<ShareReceiver> send(
            WechatPayGateway with,
            String what,
            ObjectNode content,
            ShareReceiver receiver,
            CallContext context) {
        return with.exchange(
                new WechatPayRequest(WechatPayOperation.SHARE_RECEIVERS, PATH + what, content),
                context,
                answer -> {
                    if (!answer.ok()) {
                        return WechatPayErrors.failed(answer);
                    }
                    return answer.says("account", receiver.account())
                            ? Step.ok(receiver)
                            : Failures.unusable("the answer is about another receiver");
                });
    }

    /** The members that name a receiver; the name for WeChat Pay's eyes only. */
    static ObjectNode describe(
            ObjectNode into, WechatPayGateway with, ShareReceiver receiver, CallContext context) {
        into.put("type", type(receiver)).put("account", receiver.account());
        var name = receiver.name();
        var key = with.platform().preferred(context.now());
        if (name != null && key.isPresent()) {
            into.put("name", SensitiveFields.encrypt(name, key.get().key(), context.random()));
        }
        return into;
    }

    private static String type(ShareReceiver receiver) {
        return switch (receiver.kind()) {
            case MERCHANT -> "MERCHANT_ID";
            case PERSON -> "PERSONAL_OPENID";
        };
    }
}
