package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Freezing;
import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Terms;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.trade.pay} with {@code auth_no}: takes frozen money (notes 4). */
final class CaptureFreeze implements Method {
    private static final Set<String> PRODUCTS =
            Set.of("PRE_AUTH", "PREAUTH_PAY", "PRE_AUTH_ONLINE");
    private static final Set<String> MODES = Set.of("COMPLETE", "NOT_COMPLETE");

    private final World world;
    private final Trading trading;
    private final Freezing freezing;
    private final Orders orders;

    CaptureFreeze(World world, Trading trading, Freezing freezing, Orders orders) {
        this.world = world;
        this.trading = trading;
        this.freezing = freezing;
        this.orders = orders;
    }

    @Override
    public ObjectNode answer(Call call) {
        Biz biz = call.biz();
        Terms terms = orders.terms(call, PRODUCTS);
        String mode = biz.text("auth_confirm_mode");
        if (mode != null && !MODES.contains(mode)) {
            throw biz.invalid("auth_confirm_mode");
        }
        Freeze freeze =
                world.freeze(call.app().pid(), biz.require("auth_no"), null)
                        .map(freezing::current)
                        .orElseThrow(() -> Refused.business("ACQ.AUTH_NO_ERROR", "预授权号错误或状态不对"));
        orders.refuseIfSettled(call.app().pid(), terms);
        check(freeze, terms);
        Order order = orders.place(call, terms, Duration.ofDays(1), freeze.payer());
        Trade paid = trading.pay(trading.create(order, false), 0, freeze.authNo());
        freezing.capture(freeze, terms.outTradeNo(), terms.amount(), "COMPLETE".equals(mode));
        return TradeFields.paid(paid);
    }

    private static void check(Freeze freeze, Terms terms) {
        switch (freeze.status()) {
            case INIT -> throw Refused.business("ACQ.AUTH_ORDER_NOT_PAID", "预授权订单未支付");
            case FINISH -> throw Refused.business("ACQ.AUTH_ORDER_HAS_FINISHED", "预授权订单已完结");
            case CLOSED -> throw Refused.business("ACQ.AUTH_ORDER_HAS_CLOSED", "预授权订单已关闭");
            case AUTHORIZED -> {
                if (terms.amount() > freeze.rest()) {
                    throw Refused.business("ACQ.AUTH_AMOUNT_NOT_ENOUGH", "授权金额不足");
                }
            }
        }
    }
}
