package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Yuan;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.trade.query}: {@code trade_no} wins over {@code out_trade_no} (notes 4). */
final class QueryTrade implements Method {
    private final World world;
    private final Trading trading;

    QueryTrade(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    @Override
    public ObjectNode answer(Call call) {
        Trade trade = Trades.find(world, trading, call);
        ObjectNode node = TradeFields.numbers(trade);
        TradeFields.payer(node, trade);
        node.put("trade_status", trade.status().name())
                .put("total_amount", Yuan.of(trade.amount()));
        Trade.Payment payment = trade.payment();
        if (payment != null) {
            TradeFields.amounts(node, trade);
            node.put("send_pay_date", ChinaTime.of(payment.at()));
            if (payment.instalmentCount() > 0) {
                node.putObject("hb_fq_pay_info")
                        .put("user_install_num", String.valueOf(payment.instalmentCount()));
            }
        }
        if (trade.terms().passbackParams() != null) {
            node.put("passback_params", trade.terms().passbackParams());
        }
        return node;
    }
}
