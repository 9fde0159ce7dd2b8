package dev.tollbridge.attacks;

import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * What attacks share: one server, whose audit log hardly waits for repeats, and for each attack a
 * victim of its own.
 */
@ServerTest
@TestPropertySource(properties = "tollbridge.audit.window=20ms")
@Import(AlipayShop.Opener.class)
@SuppressWarnings("NullAway.Init") // set before each test
abstract class AttackTest {
    @Autowired ApplicationContext server;
    Victim victim;

    /** Calls without a key. */
    ApiClient anyone;

    @BeforeEach
    void openVictim() {
        victim = new Victim(server);
        anyone = ApiClient.of(Shop.port(server), "");
    }
}
