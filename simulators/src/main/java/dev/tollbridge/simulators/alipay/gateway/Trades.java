package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import java.util.Optional;

/** Finds the trade a request names. */
final class Trades {
    private Trades() {}

    /**
     * @throws Refused with the method's invalid-parameter code if no number is given, with
     *     ACQ.TRADE_NOT_EXIST if there is no trade
     */
    static Trade find(World world, Trading trading, Call call) {
        return lookUp(world, trading, call)
                .orElseThrow(() -> Refused.business("ACQ.TRADE_NOT_EXIST", "交易不存在"));
    }

    static Optional<Trade> lookUp(World world, Trading trading, Call call) {
        Biz biz = call.biz();
        String tradeNo = biz.text("trade_no");
        String outTradeNo = biz.text("out_trade_no");
        if (tradeNo == null && outTradeNo == null) {
            throw biz.invalid("trade_no / out_trade_no");
        }
        return world.trade(call.app().pid(), tradeNo, outTradeNo).map(trading::current);
    }
}
