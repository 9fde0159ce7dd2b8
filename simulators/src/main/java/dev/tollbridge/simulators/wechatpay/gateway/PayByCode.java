package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Scene;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.Trading;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code POST /v3/pay[/partner]/transactions/codepay}: the shop scans the payer's code (notes 3).
 */
final class PayByCode {
    private static final Duration DECIDES_AFTER = Duration.ofSeconds(5);

    private final World world;
    private final Trading trading;
    private final Orders orders;

    PayByCode(Services services, Orders orders) {
        this.world = services.world();
        this.trading = services.trading();
        this.orders = orders;
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("codepay", "/v3/pay/transactions/codepay", call -> pay(call, false)),
                Operation.post(
                        "codepay",
                        "/v3/pay/partner/transactions/codepay",
                        call -> pay(call, true)));
    }

    private Answer pay(Call call, boolean partner) {
        Party party = Parties.ofOrder(call, partner);
        String code = call.body().child("payer").require("auth_code", 32);
        Fields store = call.body().child("scene_info").child("store_info");
        if (store.text("id") == null && store.text("out_id") == null) {
            throw store.invalid("id", "id和out_id必填其一");
        }
        Order order =
                orders.place(party, Scene.CODEPAY, orders.terms(call, Scene.CODEPAY, partner));
        if (order.state() == Order.State.USERPAYING) {
            throw userPaying();
        }
        take(code, order);
        return behave(PaymentCode.CODES.behaviour(code), order);
    }

    /** A code works for one order only. */
    private void take(String code, Order order) {
        if (!PaymentCode.CODES.isWellFormed(code) || !world.usedCodes().take(code, order.key())) {
            throw failing(order, invalidCode());
        }
    }

    private Answer behave(PaymentCode code, Order order) {
        switch (code) {
            case PAYS -> {
                return Answer.ok(TransactionView.of(trading.pay(order)));
            }
            case ASKS_PAYER -> trading.ask(order);
            case ASKS_THEN_PAYS -> decideLater(trading.ask(order), trading::pay);
            case ASKS_THEN_FAILS -> decideLater(trading.ask(order), trading::fail);
            case NOT_ENOUGH -> throw failing(order, Refused.of("NOT_ENOUGH", "用户账号余额不足"));
            case TRADE_ERROR -> throw failing(order, Refused.of("TRADE_ERROR", "因业务原因交易失败"));
            case INVALID_CODE -> throw failing(order, invalidCode());
            case BANK_ERROR_BUT_PAID -> {
                trading.pay(order);
                throw bankError();
            }
            case BANK_ERROR -> throw bankError();
            case SYSTEM_ERROR_BUT_PAID -> {
                trading.pay(order);
                throw Refused.of("SYSTEM_ERROR", "系统异常，请稍后重试");
            }
        }
        throw userPaying();
    }

    private void decideLater(Order order, UnaryOperator<Order> decision) {
        world.timers()
                .at(
                        "decide:" + order.key(),
                        world.now().plus(DECIDES_AFTER),
                        () ->
                                world.locked(() ->
                                        world.orders()
                                                .find(order.key())
                                                .filter(o -> o.state() == Order.State.USERPAYING)
                                                .map(decision)));
    }

    /** Rule wechatpay.codepay.declined. */
    private Refused failing(Order order, Refused refusal) {
        trading.fail(order);
        return refusal;
    }

    private static Refused userPaying() {
        return Refused.of("USERPAYING", "用户支付中，需要输入密码");
    }

    private static Refused bankError() {
        return Refused.of("BANK_ERROR", "银行系统异常");
    }

    private static Refused invalidCode() {
        return Refused.invalid("付款码已过期或已使用，请用户刷新后重试");
    }
}
