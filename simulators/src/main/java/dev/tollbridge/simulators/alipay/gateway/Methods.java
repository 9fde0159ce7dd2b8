package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The methods the gateway knows, by name. */
public final class Methods {
    private final Map<String, Method> server = new HashMap<>();
    private final Map<String, BrowserMethod> browser = new HashMap<>();

    public Methods(World world, Trading trading) {
        Orders orders = new Orders(world, trading);
        browser.put("alipay.trade.page.pay", new PayInBrowser(orders, "/alipay/cashier/"));
        browser.put("alipay.trade.wap.pay", new PayInBrowser(orders, "/alipay/phone/"));
        browser.put("alipay.trade.app.pay", new PayInBrowser(orders, "/alipay/phone/"));
        server.put("alipay.trade.precreate", new Precreate(orders));
        server.put("alipay.trade.create", new CreateTrade(orders, trading));
        server.put("alipay.trade.pay", new PayByCode(world, trading, orders));
        server.put("alipay.trade.query", new QueryTrade(world, trading));
        server.put("alipay.trade.close", new CloseTrade(world, trading));
        server.put("alipay.trade.cancel", new CancelTrade(world, trading));
        server.put("alipay.trade.refund", new RefundTrade(world, trading));
        server.put("alipay.trade.fastpay.refund.query", new QueryRefund(world));
        server.put("alipay.open.app.alipaycert.download", new DownloadCertificate(world));
    }

    Optional<Method> server(String name) {
        return Optional.ofNullable(server.get(name));
    }

    Optional<BrowserMethod> browser(String name) {
        return Optional.ofNullable(browser.get(name));
    }
}
