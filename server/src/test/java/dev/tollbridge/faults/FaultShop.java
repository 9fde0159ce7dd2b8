package dev.tollbridge.faults;

import dev.tollbridge.simulators.Simulators;
import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.FakeAlipay;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A channel of its own for a class of tests, and shops at it. */
final class FaultShop implements AutoCloseable {
    private final Simulators simulators;
    private final ChannelWire wire;
    private final FakeAlipay fake;

    FaultShop() {
        simulators = Simulators.start();
        wire = new ChannelWire(simulators.baseUri());
        fake = new FakeAlipay(simulators.baseUri());
    }

    ChannelWire wire() {
        return wire;
    }

    /** From now on wire and channel behave. */
    void heal() {
        wire.heal();
        fake.heal();
    }

    /** A new merchant whose calls to the channel go over the wire. */
    Payer open(ApplicationContext server) {
        return open(server, "{}");
    }

    /**
     * @param appSettings JSON for the simulator's app, such as {@code {"mode":"certificate"}}
     */
    Payer open(ApplicationContext server, String appSettings) {
        var shop = server.getBean(AlipayShop.Opener.class).open(wire.url(), appSettings);
        return new Payer(server.getBean(JdbcClient.class), fake, shop.test());
    }

    @Override
    public void close() {
        wire.close();
        simulators.close();
    }
}
