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
import dev.tollbridge.simulators.core.BuiltChannel;
import dev.tollbridge.simulators.core.Surroundings;

/** The fake Alipay. */
public final class AlipaySimulator extends BuiltChannel<World> {
    public AlipaySimulator(Surroundings around) {
        super("alipay", AlipayRules.ALL, new World(around), around.callback());
        Signers signers = new Signers(world());
        Notices notices = new Notices(world(), signers, around.callback());
        Services services = Services.of(world(), notices);
        PayerSide payer = new PayerSide(services);
        Bills bills = new Bills(world());
        Gateway gateway =
                new Gateway(world(), signers, new Methods(services, bills), PhonePages::refusal);
        serve(routes -> {
            routes.get("/alipay/gateway.do", gateway::handle);
            routes.post("/alipay/gateway.do", gateway::handle);
            routes.get("/alipay/bills/:token", bills::download);
        });
        PhonePages pages = new PhonePages(services, payer, signers);
        serve(routes -> pages.route(routes, gateway));
        serve(new Control(services, payer, notices, gateway)::route);
        services.resume();
        notices.book().resume();
    }
}
