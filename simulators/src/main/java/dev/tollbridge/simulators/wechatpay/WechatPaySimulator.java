package dev.tollbridge.simulators.wechatpay;

import dev.tollbridge.simulators.core.BuiltChannel;
import dev.tollbridge.simulators.core.Surroundings;
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

/**
 * The fake WeChat Pay. Its merchant interfaces are at {@code /v3}, as signatures cover the path and
 * official clients know no other; the rest is under {@code /wechatpay/}.
 */
public final class WechatPaySimulator extends BuiltChannel<World> {
    public WechatPaySimulator(Surroundings around) {
        super("wechatpay", WechatPayRules.ALL, new World(around), around.callback());
        Signers signers = new Signers(world());
        Notices notices = new Notices(world(), signers, around.callback());
        Services services = Services.of(world(), notices);
        PayerSide payer = new PayerSide(services);
        Invocations invocations = new Invocations(world());
        Gateway gateway = new Gateway(services, signers, new Bills(world()));
        serve(gateway::route);
        serve(new PhonePages(services, payer, invocations)::route);
        serve(new Control(services, payer, notices, gateway, invocations)::route);
        services.resume();
        notices.book().resume();
    }
}
