package dev.tollbridge.simulators.qqwallet;

import dev.tollbridge.simulators.core.BuiltChannel;
import dev.tollbridge.simulators.core.Surroundings;
import dev.tollbridge.simulators.qqwallet.control.Control;
import dev.tollbridge.simulators.qqwallet.gateway.Gateway;
import dev.tollbridge.simulators.qqwallet.notice.Notices;
import dev.tollbridge.simulators.qqwallet.phone.Invocations;
import dev.tollbridge.simulators.qqwallet.phone.PhonePages;
import dev.tollbridge.simulators.qqwallet.state.Refunding;
import dev.tollbridge.simulators.qqwallet.state.Trading;
import dev.tollbridge.simulators.qqwallet.state.World;

/** The fake QQ Wallet. All it has is under {@code /qqwallet/}. */
public final class QqWalletSimulator extends BuiltChannel<World> {
    public QqWalletSimulator(Surroundings around) {
        super("qqwallet", QqWalletRules.ALL, new World(around), around.callback());
        Notices notices = new Notices(world(), around.callback());
        Trading trading = new Trading(world(), notices);
        Refunding refunding = new Refunding(world());
        Invocations invocations = new Invocations(world());
        Gateway gateway = new Gateway(world(), trading, refunding);
        serve(gateway::route);
        serve(new PhonePages(world(), trading, invocations)::route);
        serve(new Control(world(), trading, notices, gateway, invocations)::route);
        trading.resume();
        refunding.resume();
        notices.book().resume();
    }
}
