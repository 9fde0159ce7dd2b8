package dev.tollbridge.simulators.wechatpay.state;

import dev.tollbridge.simulators.core.Grants;

/** The transitions of each kind of thing, over one world. */
public record Services(
        World world,
        Trading trading,
        Refunding refunding,
        Transferring transferring,
        Sharing sharing,
        Balance balance,
        Grants grants) {

    public static Services of(World world, Changes changes) {
        return new Services(
                world,
                new Trading(world, changes),
                new Refunding(world, changes),
                new Transferring(world, changes),
                new Sharing(world),
                new Balance(world),
                new Grants(world.numbers()));
    }

    /** Sets the timers of all that was under way when the last run ended. */
    public void resume() {
        trading.resume();
        refunding.resume();
        transferring.resume();
        sharing.resume();
    }
}
