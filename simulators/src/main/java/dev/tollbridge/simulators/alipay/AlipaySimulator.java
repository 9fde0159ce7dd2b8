package dev.tollbridge.simulators.alipay;

import dev.tollbridge.simulators.alipay.bill.Bills;
import dev.tollbridge.simulators.alipay.control.Control;
import dev.tollbridge.simulators.alipay.gateway.Gateway;
import dev.tollbridge.simulators.alipay.gateway.Methods;
import dev.tollbridge.simulators.alipay.gateway.Signers;
import dev.tollbridge.simulators.alipay.notice.Notices;
import dev.tollbridge.simulators.alipay.phone.PhonePages;
import dev.tollbridge.simulators.alipay.state.PayerSide;
import dev.tollbridge.simulators.alipay.state.Services;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Channel;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.Numbers;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.Rule;
import dev.tollbridge.simulators.core.Timers;
import dev.tollbridge.simulators.core.VirtualClock;
import java.util.List;

/** The fake Alipay. */
public final class AlipaySimulator implements Channel {
    private final World world;
    private final Callback callback;
    private final Notices notices;
    private final Gateway gateway;
    private final PhonePages pages;
    private final Control control;
    private final Bills bills;

    public AlipaySimulator(
            Journal journal,
            VirtualClock clock,
            Timers timers,
            Numbers numbers,
            Callback callback) {
        this.world = new World(journal, clock, timers, numbers);
        Signers signers = new Signers(world);
        this.callback = callback;
        this.notices = new Notices(world, signers, callback);
        Services services = Services.of(world, notices);
        PayerSide payer = new PayerSide(services);
        this.bills = new Bills(world);
        this.gateway =
                new Gateway(world, signers, new Methods(services, bills), PhonePages::refusal);
        this.pages = new PhonePages(services, payer, signers);
        this.control = new Control(services, payer, notices, gateway);
        services.resume();
        notices.book().resume();
    }

    @Override
    public String name() {
        return "alipay";
    }

    @Override
    public List<Rule> rules() {
        return AlipayRules.ALL;
    }

    @Override
    public void route(Routes routes) {
        routes.get("/alipay/gateway.do", gateway::handle);
        routes.post("/alipay/gateway.do", gateway::handle);
        routes.get("/alipay/bills/:token", bills::download);
        pages.route(routes, gateway);
        control.route(routes);
    }

    /** What it remembers, for who judges us by the channel's own books. */
    public World world() {
        return world;
    }

    @Override
    public void close() {
        callback.close();
    }
}
