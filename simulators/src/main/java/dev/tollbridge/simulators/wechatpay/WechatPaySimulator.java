package dev.tollbridge.simulators.wechatpay;

import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Channel;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.Numbers;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.Rule;
import dev.tollbridge.simulators.core.Timers;
import dev.tollbridge.simulators.core.VirtualClock;
import dev.tollbridge.simulators.wechatpay.bill.Bills;
import dev.tollbridge.simulators.wechatpay.control.Control;
import dev.tollbridge.simulators.wechatpay.gateway.Gateway;
import dev.tollbridge.simulators.wechatpay.gateway.Signers;
import dev.tollbridge.simulators.wechatpay.notice.Notices;
import dev.tollbridge.simulators.wechatpay.phone.Invocations;
import dev.tollbridge.simulators.wechatpay.phone.PhonePages;
import dev.tollbridge.simulators.wechatpay.state.PayerSide;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.List;

/**
 * The fake WeChat Pay. Its merchant interfaces are at {@code /v3}, as signatures cover the path and
 * official clients know no other; the rest is under {@code /wechatpay/}.
 */
public final class WechatPaySimulator implements Channel {
    private final World world;
    private final Callback callback;
    private final Gateway gateway;
    private final PhonePages pages;
    private final Control control;

    public WechatPaySimulator(
            Journal journal,
            VirtualClock clock,
            Timers timers,
            Numbers numbers,
            Callback callback) {
        this.world = new World(journal, clock, timers, numbers);
        this.callback = callback;
        Signers signers = new Signers(world);
        Notices notices = new Notices(world, signers, callback);
        Services services = Services.of(world, notices);
        PayerSide payer = new PayerSide(services);
        Invocations invocations = new Invocations(world);
        this.gateway = new Gateway(services, signers, new Bills(world));
        this.pages = new PhonePages(services, payer, invocations);
        this.control = new Control(services, payer, notices, gateway, invocations);
        services.resume();
        notices.book().resume();
    }

    @Override
    public String name() {
        return "wechatpay";
    }

    @Override
    public List<Rule> rules() {
        return WechatPayRules.ALL;
    }

    @Override
    public void route(Routes routes) {
        gateway.route(routes);
        pages.route(routes);
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
