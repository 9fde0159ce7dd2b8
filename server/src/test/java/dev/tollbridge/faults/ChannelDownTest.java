package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.faults.ChannelWire.Trouble;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.Invariants;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An hour without a channel, in which the clock makes steps instead of waiting. */
@FaultTest
class ChannelDownTest {
    private static final Duration STEP = Duration.ofMinutes(6);
    private static final int STEPS = 10;

    @Autowired ApplicationContext server;
    @Autowired WrongClock clock;

    @AfterEach
    void right() {
        clock.set(Duration.ZERO);
    }

    @Test
    @Tag("fault-22")
    void anHourWithoutAChannelTouchesNobodyElse() {
        try (var down = new FaultShop();
                var well = new FaultShop()) {
            var waiting = down.open(server);
            var other = well.open(server);
            var calls = Stream.generate(Call::qr).limit(5).toList();
            calls.forEach(call -> call.send(waiting.api()));
            waiting.fake().fault("{\"kind\":\"lose_notice\"}");
            calls.forEach(waiting::pay);

            down.wire().trouble(Trouble.LOST, Integer.MAX_VALUE, "/gateway.do");
            for (int step = 1; step <= STEPS; step++) {
                clock.set(STEP.multipliedBy(step));
                var meanwhile = Call.barcode();
                long began = System.nanoTime();
                assertThat(meanwhile.send(other.api()).text("/status")).isEqualTo("succeeded");
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isLessThan(Duration.ofSeconds(5));
            }
            assertThat(statuses(waiting, calls)).containsOnly("pending");

            down.wire().heal();
            // A question may still be turned away while the account is left alone.
            Await.until(
                    () -> statuses(waiting, calls),
                    all ->
                            all.stream().allMatch("succeeded"::equals)
                                    || calls.stream().anyMatch(waiting::hurry));
            calls.forEach(waiting::assertPaidOnce);
            Invariants.assertHold(waiting.sql());
        }
    }

    private static List<String> statuses(Payer shop, List<Call> calls) {
        return calls.stream().map(call -> shop.read(call).at("/status").asString()).toList();
    }
}
