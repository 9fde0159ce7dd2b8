package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.faults.ChannelWire.Trouble;
import dev.tollbridge.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An hour and a day without a channel, in which the clock makes steps instead of waiting. */
@FaultTest
class ChannelDownTest extends ChannelCase {
    private static final Duration STEP = Duration.ofMinutes(6);
    private static final int STEPS = 10;

    /** Two hours of an order's life, and the day in which the channel answers about it. */
    private static final Duration BEYOND_THE_CHANNELS_LIMITS = Duration.ofHours(27);

    @Autowired WrongClock clock;

    @AfterEach
    void right() {
        clock.set(Duration.ZERO);
    }

    @Test
    @Tag("fault-22")
    void anHourWithoutAChannelTouchesNobodyElse() {
        try (var well = new FaultShop()) {
            var other = well.open(server);
            var calls = Stream.generate(Call::qr).limit(5).toList();
            calls.forEach(call -> call.send(shop.api()));
            shop.fake().fault("{\"kind\":\"lose_notice\"}");
            calls.forEach(shop::pay);

            channel.wire().trouble(Trouble.LOST, Integer.MAX_VALUE, "/gateway.do");
            for (int step = 1; step <= STEPS; step++) {
                clock.set(STEP.multipliedBy(step));
                var meanwhile = Call.barcode();
                long began = System.nanoTime();
                assertThat(meanwhile.send(other.api()).text("/status")).isEqualTo("succeeded");
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isLessThan(Duration.ofSeconds(5));
            }
            assertThat(statuses(calls)).containsOnly("pending");

            channel.wire().heal();
            // A question may still be turned away while the account is left alone.
            Await.until(
                    () -> statuses(calls),
                    all ->
                            all.stream().allMatch("succeeded"::equals)
                                    || calls.stream().anyMatch(shop::hurry));
            calls.forEach(shop::assertPaidOnce);
        }
    }

    @Test
    @Tag("fault-22")
    @Tag("fault-i7")
    void aDayWithoutAnAnswerIsShownToAPerson() {
        var call = Call.qr();
        call.send(shop.api());
        channel.wire().trouble(Trouble.LOST, Integer.MAX_VALUE, "/gateway.do");
        clock.set(BEYOND_THE_CHANNELS_LIMITS);
        var incidents =
                Await.until(
                        () -> shop.api().get("/v1/incidents").json().at("/data"),
                        found -> !found.isEmpty() || shop.hurry(call));
        assertThat(incidents).hasSize(1);
        assertThat(incidents.get(0).at("/kind").asString()).isEqualTo("unresolved_attempt");
        assertThat(incidents.get(0).at("/reason").asString()).contains("Look the order up");
        assertThat(shop.read(call).at("/status").asString()).isEqualTo("pending");

        // Asking goes on all the same. The channel would refuse a clock that is a day ahead.
        clock.set(Duration.ZERO);
        channel.wire().heal();
        Await.until(
                () -> shop.read(call).at("/status").asString(),
                status -> status.equals("expired") || shop.hurry(call));
    }

    private List<String> statuses(List<Call> calls) {
        return calls.stream().map(call -> shop.read(call).at("/status").asString()).toList();
    }
}
