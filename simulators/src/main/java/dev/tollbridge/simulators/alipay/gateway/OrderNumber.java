package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which order a request is about, before it is checked, so that faults can be chosen by
 * order.
 */
final class OrderNumber {
    private static final List<String> NUMBERS =
            List.of("out_trade_no", "out_order_no", "out_biz_no");

    private OrderNumber() {}

    static @Nullable String of(World world, @Nullable App app, Parameters parameters) {
        if (app == null) {
            return null;
        }
        try {
            Biz biz = Biz.parse(Authentication.content(app, parameters), parameters.get("method"));
            for (String name : NUMBERS) {
                if (biz.text(name) != null) {
                    return biz.text(name);
                }
            }
            return byChannelNumber(world, biz);
        } catch (Refused refused) {
            return null;
        }
    }

    private static @Nullable String byChannelNumber(World world, Biz biz) {
        String tradeNo = biz.text("trade_no");
        if (tradeNo != null) {
            return world.trades()
                    .find(tradeNo)
                    .map(Trade::terms)
                    .map(t -> t.outTradeNo())
                    .orElse(null);
        }
        String authNo = biz.text("auth_no");
        return authNo == null
                ? null
                : world.freezes().all().stream()
                        .filter(freeze -> freeze.authNo().equals(authNo))
                        .map(freeze -> freeze.outOrderNo())
                        .findFirst()
                        .orElse(null);
    }
}
