package dev.tollbridge.simulators.alipay.state;

import dev.tollbridge.simulators.core.Grants;

/** The transitions of each kind of thing, over one world. */
public record Services(
        World world, Trading trading, Freezing freezing, Transferring transferring, Grants grants) {

    public static Services of(World world, Changes changes) {
        return new Services(
                world,
                new Trading(world, changes),
                new Freezing(world, changes),
                new Transferring(world),
                new Grants(world.numbers()));
    }

    /** Sets the timers of all that was under way when the last run ended. */
    public void resume() {
        trading.resume();
        freezing.resume();
        transferring.resume();
    }
}
