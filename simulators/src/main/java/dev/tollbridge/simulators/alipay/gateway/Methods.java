package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.bill.Bills;
import dev.tollbridge.simulators.alipay.state.Services;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The methods the gateway knows, by name. */
public final class Methods {
    private final Map<String, Method> server = new HashMap<>();
    private final Map<String, BrowserMethod> browser = new HashMap<>();

    public Methods(Services services, Bills bills) {
        trades(services);
        freezes(services);
        World world = services.world();
        server.put(
                "alipay.fund.trans.uni.transfer",
                new TransferMoney(world, services.transferring()));
        server.put("alipay.fund.trans.common.query", new QueryTransfer(world));
        server.put("alipay.data.dataservice.bill.downloadurl.query", new DownloadBill(bills));
        server.put("alipay.open.app.alipaycert.download", new DownloadCertificate(world));
        server.put("alipay.system.oauth.token", new ExchangeToken(world, services.grants()));
    }

    private void trades(Services services) {
        World world = services.world();
        Trading trading = services.trading();
        Orders orders = new Orders(world, trading);
        browser.put("alipay.trade.page.pay", new PayInBrowser(orders, "/alipay/cashier/"));
        browser.put("alipay.trade.wap.pay", new PayInBrowser(orders, "/alipay/phone/"));
        browser.put("alipay.trade.app.pay", new PayInBrowser(orders, "/alipay/phone/"));
        server.put("alipay.trade.precreate", new Precreate(orders));
        server.put("alipay.trade.create", new CreateTrade(orders, trading));
        Method byCode = new PayByCode(world, trading, orders);
        Method capture = new CaptureFreeze(world, trading, services.freezing(), orders);
        server.put(
                "alipay.trade.pay",
                call -> (call.biz().text("auth_no") == null ? byCode : capture).answer(call));
        server.put("alipay.trade.query", new QueryTrade(world, trading));
        server.put("alipay.trade.close", new CloseTrade(world, trading));
        server.put("alipay.trade.cancel", new CancelTrade(world, trading));
        server.put("alipay.trade.refund", new RefundTrade(world, trading));
        server.put("alipay.trade.fastpay.refund.query", new QueryRefund(world));
    }

    private void freezes(Services services) {
        World world = services.world();
        FreezeWishes wishes = new FreezeWishes(world, services.freezing());
        FreezeByLink byLink = new FreezeByLink(wishes);
        browser.put("alipay.fund.auth.order.app.freeze", byLink);
        server.put("alipay.fund.auth.order.voucher.create", byLink);
        server.put(
                "alipay.fund.auth.order.freeze",
                new FreezeByCode(world, services.freezing(), wishes));
        server.put("alipay.fund.auth.order.unfreeze", new Unfreeze(world, services.freezing()));
        server.put(
                "alipay.fund.auth.operation.detail.query",
                new QueryFreeze(world, services.freezing()));
        server.put(
                "alipay.fund.auth.operation.cancel", new CancelFreeze(world, services.freezing()));
    }

    Optional<Method> server(String name) {
        return Optional.ofNullable(server.get(name));
    }

    Optional<BrowserMethod> browser(String name) {
        return Optional.ofNullable(browser.get(name));
    }
}
