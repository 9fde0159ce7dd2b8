package dev.tollbridge.faults;

import dev.tollbridge.testing.Invariants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * What faults around a channel share: a channel of the class's own behind a wire, a new shop at it
 * for each test, and at the end of each the question whether the invariants hold.
 */
@SuppressWarnings("NullAway.Init") // set before all tests, or before each
abstract class ChannelCase {
    static FaultShop channel;
    @Autowired ApplicationContext server;
    Payer shop;

    @BeforeAll
    static void startChannel() {
        channel = new FaultShop();
    }

    @BeforeEach
    void openShop() {
        shop = channel.open(server);
    }

    @AfterEach
    void invariants() {
        channel.heal();
        Invariants.assertHold(shop.sql());
    }

    @AfterAll
    static void stopChannel() {
        channel.close();
    }
}
