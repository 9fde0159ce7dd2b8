package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Payer;
import dev.tollbridge.simulators.alipay.state.Terms;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.core.Json;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.trade.create}: the trade exists at once and its number goes to {@code my.tradePay}
 * (notes 4).
 */
final class CreateTrade implements Method {
    private static final Duration LINK_LIFE = Duration.ofDays(15);

    private final Orders orders;
    private final Trading trading;

    CreateTrade(Orders orders, Trading trading) {
        this.orders = orders;
        this.trading = trading;
    }

    @Override
    public ObjectNode answer(Call call) {
        Terms terms = orders.terms(call, Set.of("JSAPI_PAY", "FACE_TO_FACE_PAYMENT"));
        Order order = orders.place(call, terms, LINK_LIFE, payer(call));
        return Json.object()
                .put("out_trade_no", terms.outTradeNo())
                .put("trade_no", trading.open(order).tradeNo());
    }

    private static Payer payer(Call call) {
        Biz biz = call.biz();
        String userId = biz.text("buyer_id");
        String openId = biz.text("buyer_open_id");
        if (userId == null && openId == null) {
            throw biz.invalid("buyer_id");
        }
        if (call.app().pid().equals(userId)) {
            throw Refused.business("ACQ.BUYER_SELLER_EQUAL", "买卖家不能相同");
        }
        Payer known = Payer.DEFAULT;
        return new Payer(
                userId == null ? known.userId() : userId,
                openId == null ? known.openId() : openId,
                known.logonId());
    }
}
