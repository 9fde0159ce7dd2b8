package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Scene;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.Trading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Query by both numbers, close, reverse; for merchants and for service providers. */
final class ManageOrder {
    private final Trading trading;
    private final Orders orders;

    ManageOrder(Services services, Orders orders) {
        this.trading = services.trading();
        this.orders = orders;
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>(of("/v3/pay/transactions", false));
        all.addAll(of("/v3/pay/partner/transactions", true));
        return all;
    }

    private List<Operation> of(String base, boolean partner) {
        String byNumber = base + "/out-trade-no/:number";
        return List.of(
                Operation.get("query", base + "/id/:id", call -> queryById(call, partner)),
                Operation.get("query", byNumber, call -> query(call, partner)),
                Operation.post("close", byNumber + "/close", call -> close(call, partner)),
                Operation.post("reverse", byNumber + "/reverse", call -> reverse(call, partner)));
    }

    private Answer query(Call call, boolean partner) {
        @Nullable String sub = Parties.ofQuery(call, partner);
        return Answer.ok(
                TransactionView.of(orders.require(call, sub, call.request().param("number"))));
    }

    private Answer queryById(Call call, boolean partner) {
        @Nullable String sub = Parties.ofQuery(call, partner);
        String id = call.request().param("id");
        Order order = orders.findPaid(call, sub, id).orElseThrow(Refused::noOrder);
        Order.Payment payment =
                order.payments().stream()
                        .filter(paid -> paid.transactionId().equals(id))
                        .findFirst()
                        .orElseThrow();
        return Answer.ok(TransactionView.of(order, payment));
    }

    private Answer close(Call call, boolean partner) {
        @Nullable String sub = Parties.ofClose(call, partner);
        Order order = orders.require(call, sub, call.request().param("number"));
        switch (order.state()) {
            case SUCCESS, REFUND -> throw Refused.of("ORDERPAID", "该订单已支付");
            case NOTPAY, PAYERROR -> trading.close(order);
            case USERPAYING -> throw Refused.invalid("用户支付中的付款码订单请调用撤销接口");
            case CLOSED, REVOKED -> {}
        }
        return Answer.empty();
    }

    private Answer reverse(Call call, boolean partner) {
        Party party = Parties.ofOrder(call, partner);
        Order order = orders.require(call, party.subMchid(), call.request().param("number"));
        if (order.scene() != Scene.CODEPAY) {
            throw Refused.invalid("仅付款码支付的订单可以撤销");
        }
        switch (order.state()) {
            case REFUND -> throw Refused.invalid("订单已转入退款，不能撤销");
            case NOTPAY, USERPAYING, PAYERROR, SUCCESS, CLOSED -> trading.reverse(order);
            case REVOKED -> {}
        }
        return Answer.ok(
                Json.object()
                        .put("appid", party.appid())
                        .put("mchid", party.mchid())
                        .put("out_trade_no", order.terms().outTradeNo()));
    }
}
