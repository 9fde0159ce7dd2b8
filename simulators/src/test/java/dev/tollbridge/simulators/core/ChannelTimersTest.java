package dev.tollbridge.simulators.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channels share one clock and its timers without touching each other's tasks. */
class ChannelTimersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    private final PulledTimers shared =
            new PulledTimers(new VirtualClock(InstantSource.fixed(NOW)));
    private final List<String> done = new ArrayList<>();

    @Test
    void theSameKeyIsAnotherTaskInAnotherChannel() {
        Timers one = new ChannelTimers(shared, "one");
        Timers two = new ChannelTimers(shared, "two");
        one.at("order:1", NOW, () -> done.add("one"));
        two.at("order:1", NOW, () -> done.add("two"));
        two.at("order:2", NOW, () -> done.add("never"));
        two.cancel("order:2");
        assertThat(shared.due()).containsExactly("one/order:1", "two/order:1");
        one.clear("");
        shared.due().forEach(shared::run);
        assertThat(done).containsExactly("two");
    }
}
