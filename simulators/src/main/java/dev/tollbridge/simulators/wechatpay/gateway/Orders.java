package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Scene;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.Terms;
import dev.tollbridge.simulators.wechatpay.state.Trading;
import dev.tollbridge.simulators.wechatpay.state.WireTime;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds orders and places new ones under the rules for repeated numbers (notes 3 and 6). */
final class Orders {
    private final World world;
    private final Trading trading;

    Orders(Services services) {
        this.world = services.world();
        this.trading = services.trading();
    }

    Optional<Order> find(Call call, @Nullable String subMchid, String number) {
        return world.orders()
                .find(Party.key(call.merchant().mchid(), subMchid, number))
                .map(trading::current);
    }

    Order require(Call call, @Nullable String subMchid, String number) {
        return find(call, subMchid, number).orElseThrow(Refused::noOrder);
    }

    /** By the platform's number; another merchant's is not found. */
    Optional<Order> findPaid(Call call, @Nullable String subMchid, String transactionId) {
        return world.orderByTransaction(transactionId)
                .filter(order -> order.party().mchid().equals(call.merchant().mchid()))
                .filter(order -> java.util.Objects.equals(order.party().subMchid(), subMchid));
    }

    Terms terms(Call call, Scene scene, boolean partner) {
        Fields body = call.body();
        Fields amount = body.child("amount");
        String currency = amount.text("currency");
        if (currency != null && !currency.equals("CNY")) {
            throw amount.invalid("currency", "只支持CNY");
        }
        return new Terms(
                body.requireOrderNumber("out_trade_no"),
                body.require("description", 127),
                amount.requireAmount("total"),
                scene == Scene.CODEPAY ? null : notifyUrl(body.require("notify_url", 255), body),
                body.text("attach"),
                payer(body, scene, partner),
                expiry(body),
                body.child("settle_info").flag("profit_sharing"),
                body.node());
    }

    private static String notifyUrl(String url, Fields body) {
        if (!url.matches("https?://[^?\\s]+")) {
            throw body.invalid("notify_url", "应为不带参数的完整URL");
        }
        return url;
    }

    private static @Nullable String payer(Fields body, Scene scene, boolean partner) {
        if (scene != Scene.JSAPI) {
            return null;
        }
        Fields payer = body.child("payer");
        if (!partner) {
            return payer.require("openid", 128);
        }
        String sub = payer.text("sub_openid");
        return sub == null ? payer.require("sp_openid", 128) : sub;
    }

    private @Nullable Instant expiry(Fields body) {
        String text = body.text("time_expire");
        if (text == null) {
            return null;
        }
        Instant time =
                WireTime.parse(text).orElseThrow(() -> body.invalid("time_expire", "应为RFC3339格式"));
        if (!time.isAfter(world.now())) {
            throw body.invalid("time_expire", "不得早于当前时间");
        }
        return time;
    }

    /** The order of this number, made now or asked for again. */
    Order place(Party party, Scene scene, Terms terms) {
        Optional<Order> old = world.orders().find(party.key(terms.outTradeNo()));
        return old.isEmpty()
                ? trading.create(party, scene, terms)
                : again(trading.current(old.get()), scene, terms);
    }

    private Order again(Order old, Scene scene, Terms terms) {
        switch (old.state()) {
            case SUCCESS, REFUND -> throw Refused.of("ORDERPAID", "该订单已支付");
            case CLOSED, REVOKED -> throw Refused.of("ORDER_CLOSED", "该订单已关闭，请重新下单");
            case PAYERROR -> throw Refused.of("OUT_TRADE_NO_USED", "商户订单号重复");
            case NOTPAY, USERPAYING -> {}
        }
        if (old.scene() != scene) {
            throw Refused.of("OUT_TRADE_NO_USED", "商户订单号重复");
        }
        if (!old.terms().request().equals(terms.request())) {
            throw Refused.invalid("请求重入时，参数与首次请求时不一致");
        }
        return trading.offer(old);
    }
}
