package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import java.net.URI;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of an order (section 3). They follow from the order alone, never from the time or
 * from chance: a repeat under the same number has to have the same contents (section 6).
 */
final class OrderContent {
    private static final int MAX_DESCRIPTION = 127;

    private OrderContent() {}

    /** For the calls after which the payer decides when to pay. */
    static ObjectNode prepay(PayOrder order, Merchant merchant, URI noticeUrl) {
        var content = common(order, merchant);
        content.put("time_expire", Values.time(order.expiresAt()));
        content.put("notify_url", noticeUrl.toString());
        var limits = OrderChecks.limits(order);
        if (!limits.isEmpty()) {
            limits.forEach(content.putArray("limit_pay")::add);
        }
        boolean inWallet =
                order.scene() == Scene.IN_APP_PAGE || order.scene() == Scene.MINI_PROGRAM;
        if (inWallet) {
            content.putObject("payer").put(merchant.payerIdMember(), order.payerId());
        }
        scene(order, content);
        return content;
    }

    /** For a scanned code, which is paid or not paid at once. */
    static ObjectNode codepay(PayOrder order, Merchant merchant) {
        var content = common(order, merchant);
        var code = order.authCode();
        content.putObject("payer").put("auth_code", code == null ? "" : code.reveal());
        var scene = content.putObject("scene_info");
        order.option("device_id").ifPresent(id -> scene.put("device_id", id));
        var store = scene.putObject("store_info");
        var id = order.option("store_id");
        if (id.isPresent()) {
            store.put("id", id.get());
        } else {
            store.put("out_id", order.option("store_out_id").orElse(merchant.storeOutId()));
        }
        return content;
    }

    private static ObjectNode common(PayOrder order, Merchant merchant) {
        var content = merchant.identify(Json.object(), order.scene());
        content.put("description", Texts.shorten(order.subject(), MAX_DESCRIPTION));
        content.put("out_trade_no", order.orderNo());
        content.putObject("amount")
                .put("total", order.amount().minor())
                .put("currency", order.amount().currency().getCurrencyCode());
        order.option("attach").ifPresent(text -> content.put("attach", text));
        order.option("goods_tag").ifPresent(tag -> content.put("goods_tag", tag));
        order.option("support_fapiao")
                .ifPresent(text -> content.put("support_fapiao", Boolean.parseBoolean(text)));
        order.option("profit_sharing")
                .filter(Boolean::parseBoolean)
                .ifPresent(text -> content.putObject("settle_info").put("profit_sharing", true));
        order.option("detail")
                .flatMap(Json::object)
                .ifPresent(detail -> content.set("detail", detail));
        return content;
    }

    private static void scene(PayOrder order, ObjectNode content) {
        if (order.payerIp() == null) {
            return;
        }
        var scene = content.putObject("scene_info").put("payer_client_ip", order.payerIp());
        order.option("device_id").ifPresent(id -> scene.put("device_id", id));
        order.option("store_id").ifPresent(id -> scene.putObject("store_info").put("id", id));
        if (order.scene() == Scene.H5) {
            scene.putObject("h5_info").put("type", order.option("h5_type").orElse("Wap"));
        }
    }
}
