package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Terms;
import java.time.Duration;
import java.util.Set;

/**
 * {@code alipay.trade.page.pay}, {@code wap.pay} and {@code app.pay}: no trade until the payer goes
 * on (notes 4).
 */
final class PayInBrowser implements BrowserMethod {
    private static final Duration LINK_LIFE = Duration.ofDays(15);

    private final Orders orders;
    private final String page;

    PayInBrowser(Orders orders, String page) {
        this.orders = orders;
        this.page = page;
    }

    @Override
    public String open(Call call) {
        Terms terms = orders.terms(call, Set.of(product(call.method())));
        Duration life = terms.timeout() == null ? LINK_LIFE : terms.timeout();
        return page + orders.place(call, terms, life, null).token();
    }

    private static String product(String method) {
        return switch (method) {
            case "alipay.trade.page.pay" -> "FAST_INSTANT_TRADE_PAY";
            case "alipay.trade.wap.pay" -> "QUICK_WAP_WAY";
            default -> "QUICK_MSECURITY_PAY";
        };
    }
}
