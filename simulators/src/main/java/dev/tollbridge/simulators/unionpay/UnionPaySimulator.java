package dev.tollbridge.simulators.unionpay;

import dev.tollbridge.simulators.core.BuiltChannel;
import dev.tollbridge.simulators.core.Surroundings;
import dev.tollbridge.simulators.unionpay.control.Control;
import dev.tollbridge.simulators.unionpay.gateway.Gateway;
import dev.tollbridge.simulators.unionpay.notice.Notices;
import dev.tollbridge.simulators.unionpay.page.CardPages;
import dev.tollbridge.simulators.unionpay.page.PhonePages;
import dev.tollbridge.simulators.unionpay.state.PayerSide;
import dev.tollbridge.simulators.unionpay.state.Trading;
import dev.tollbridge.simulators.unionpay.state.World;

/** The fake UnionPay. All it has is under {@code /unionpay/}. */
public final class UnionPaySimulator extends BuiltChannel<World> {
    public UnionPaySimulator(Surroundings around) {
        super("unionpay", UnionPayRules.ALL, new World(around), around.callback());
        Notices notices = new Notices(world(), around.callback());
        Trading trading = new Trading(world(), notices);
        PayerSide payer = new PayerSide(world(), trading);
        CardPages cards = new CardPages(world(), payer);
        PhonePages phone = new PhonePages(world());
        Gateway gateway = new Gateway(world(), trading, cards);
        serve(gateway::route);
        serve(cards::route);
        serve(phone::route);
        serve(new Control(world(), trading, payer, notices, gateway, phone)::route);
        trading.resume();
        notices.book().resume();
    }
}
