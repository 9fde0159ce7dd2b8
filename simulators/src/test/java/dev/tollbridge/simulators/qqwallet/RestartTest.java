package dev.tollbridge.simulators.qqwallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.Numbers;
import dev.tollbridge.simulators.core.PulledTimers;
import dev.tollbridge.simulators.core.Surroundings;
import dev.tollbridge.simulators.core.VirtualClock;
import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.state.Refunding;
import dev.tollbridge.simulators.qqwallet.state.Terms;
import dev.tollbridge.simulators.qqwallet.state.Trading;
import dev.tollbridge.simulators.qqwallet.state.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives the end of the process. */
class RestartTest {
    private static final Callback NOBODY =
            new Callback() {
                @Override
                public Answer post(URI target, String contentType, String body) {
                    return Answer.none("nobody");
                }

                @Override
                public void close() {}
            };

    private static World world(Journal journal) {
        var clock = new VirtualClock(() -> Instant.parse("2026-03-01T02:00:00Z"));
        var timers = new PulledTimers(clock);
        return new World(
                new Surroundings(journal, clock, timers, new Numbers(new Random(1)), NOBODY));
    }

    @Test
    void keepsMerchantsOrdersAndRefunds(@TempDir Path data) {
        var merchant = new Merchant("m", "Shop", "a", "key", "MD5", "app", "op", "password");
        try (var journal = new Journal(data, "qqwallet")) {
            var world = world(journal);
            world.merchants().save(merchant);
            var trading = new Trading(world, (order, payment) -> {});
            var order = trading.place("m", "NATIVE", new Terms("n1", "Tea", 5, null, null, null));
            var paid = trading.pay(order.orElseThrow());
            new Refunding(world).start(paid, paid.payment().orElseThrow(), "r1", 2);
        }
        try (var journal = new Journal(data, "qqwallet")) {
            var world = world(journal);
            assertThat(world.merchants().all()).containsExactly(merchant);
            var order = world.orders().all().getFirst();
            assertThat(order.payment().orElseThrow().amount()).isEqualTo(5);
            assertThat(world.byPrepay(order.prepayId())).contains(order);
            assertThat(new Refunding(world).refunded(order)).isEqualTo(2);
        }
    }
}
