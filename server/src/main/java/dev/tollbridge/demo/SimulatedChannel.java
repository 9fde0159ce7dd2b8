package dev.tollbridge.demo;

import dev.tollbridge.merchant.ChannelAccounts.Draft;
import java.io.IOException;
import java.util.Map;

/** A fake channel at which the demo shop has an account. */
interface SimulatedChannel {
    /** The channel's code. */
    String code();

    /**
     * The account, with the keys that the simulator has now.
     *
     * @throws IOException if the simulator is not there or answers something else
     */
    Draft account() throws IOException, InterruptedException;

    /** What {@code demo.json} says of it. */
    Map<String, String> description();
}
