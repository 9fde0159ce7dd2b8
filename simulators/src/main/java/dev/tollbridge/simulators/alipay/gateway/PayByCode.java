package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Terms;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.trade.pay} with the payer's code scanned by the shop (notes 4). */
final class PayByCode implements Method {
    private static final Set<String> PRODUCTS = Set.of("FACE_TO_FACE_PAYMENT", "OFFLINE_PAYMENT");
    private static final Set<String> SCENES = Set.of("bar_code", "security_code");

    /** Rule alipay.pay.window. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Duration SELF_CONFIRM = Duration.ofSeconds(5);

    private final World world;
    private final Trading trading;
    private final Orders orders;

    PayByCode(World world, Trading trading, Orders orders) {
        this.world = world;
        this.trading = trading;
        this.orders = orders;
    }

    @Override
    public ObjectNode answer(Call call) {
        Biz biz = call.biz();
        Terms terms = withWindow(orders.terms(call, PRODUCTS));
        if (!SCENES.contains(biz.require("scene"))) {
            throw biz.invalid("scene");
        }
        String code = biz.require("auth_code");
        Order order = orders.place(call, terms, WINDOW, null);
        Optional<Trade> waiting = world.firstTrade(order);
        if (waiting.isPresent()) {
            return TradeFields.waiting(waiting.get());
        }
        take(code, order);
        return behave(PaymentCode.CODES.behaviour(code), order);
    }

    /** A code works for one order only (rule alipay.pay.code-once). */
    private void take(String code, Order order) {
        if (!PaymentCode.CODES.isWellFormed(code) || !world.usedCodes().take(code, order.key())) {
            throw Refused.business("ACQ.PAYMENT_AUTH_CODE_INVALID", "支付授权码无效");
        }
    }

    private ObjectNode behave(PaymentCode code, Order order) {
        return switch (code) {
            case PAYS -> TradeFields.paid(charge(order));
            case ASKS_PAYER -> TradeFields.waiting(trading.create(order, true));
            case ASKS_THEN_PAYS -> TradeFields.waiting(confirmLater(trading.create(order, true)));
            case BALANCE_NOT_ENOUGH ->
                    throw Refused.business("ACQ.BUYER_BALANCE_NOT_ENOUGH", "买家余额不足");
            case RISK -> throw Refused.business("ACQ.PAYMENT_REQUEST_HAS_RISK", "支付有风险");
            case INVALID_CODE -> throw Refused.business("ACQ.PAYMENT_AUTH_CODE_INVALID", "支付授权码无效");
            case PAYMENT_FAIL -> throw Refused.business("ACQ.PAYMENT_FAIL", "支付失败");
            case BUSY_BUT_PAID -> {
                charge(order);
                throw Refused.unavailable("ACQ.SYSTEM_ERROR");
            }
            case BUSY -> throw Refused.unavailable("ACQ.SYSTEM_ERROR");
            case SYSTEM_ERROR_BUT_PAID -> {
                charge(order);
                throw Refused.business("ACQ.SYSTEM_ERROR", "接口返回错误");
            }
        };
    }

    private Trade charge(Order order) {
        return trading.pay(trading.create(order, false), 0, null);
    }

    private Trade confirmLater(Trade trade) {
        world.timers()
                .at(
                        "confirm:" + trade.tradeNo(),
                        world.now().plus(SELF_CONFIRM),
                        () -> world.locked(() -> trading.confirm(trade.tradeNo())));
        return trade;
    }

    private static Terms withWindow(Terms terms) {
        return terms.timeout() != null || terms.expiresAt() != null
                ? terms
                : terms.timingOutAfter(WINDOW);
    }
}
