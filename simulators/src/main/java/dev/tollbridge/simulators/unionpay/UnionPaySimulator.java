package dev.tollbridge.simulators.unionpay;

import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Channel;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.Numbers;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.Rule;
import dev.tollbridge.simulators.core.Timers;
import dev.tollbridge.simulators.core.VirtualClock;
import dev.tollbridge.simulators.unionpay.control.Control;
import dev.tollbridge.simulators.unionpay.gateway.Gateway;
import dev.tollbridge.simulators.unionpay.notice.Notices;
import dev.tollbridge.simulators.unionpay.page.CardPages;
import dev.tollbridge.simulators.unionpay.page.PhonePages;
import dev.tollbridge.simulators.unionpay.state.PayerSide;
import dev.tollbridge.simulators.unionpay.state.Trading;
import dev.tollbridge.simulators.unionpay.state.World;
import java.util.List;

/** The fake UnionPay. All it has is under {@code /unionpay/}. */
public final class UnionPaySimulator implements Channel {
    private final World world;
    private final Callback callback;
    private final Gateway gateway;
    private final CardPages cards;
    private final PhonePages phone;
    private final Control control;

    public UnionPaySimulator(
            Journal journal,
            VirtualClock clock,
            Timers timers,
            Numbers numbers,
            Callback callback) {
        this.world = new World(journal, clock, timers, numbers);
        this.callback = callback;
        Notices notices = new Notices(world, callback);
        Trading trading = new Trading(world, notices);
        PayerSide payer = new PayerSide(world, trading);
        this.cards = new CardPages(world, payer);
        this.phone = new PhonePages(world);
        this.gateway = new Gateway(world, trading, cards);
        this.control = new Control(world, trading, payer, notices, gateway, phone);
        trading.resume();
        notices.book().resume();
    }

    @Override
    public String name() {
        return "unionpay";
    }

    @Override
    public List<Rule> rules() {
        return UnionPayRules.ALL;
    }

    @Override
    public void route(Routes routes) {
        gateway.route(routes);
        cards.route(routes);
        phone.route(routes);
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
