package dev.tollbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderStateTest {
    @Test
    void waitsUntilToldOtherwise() {
        assertThat(OrderState.of(List.of())).isEqualTo(OrderState.WAITING);
        assertThat(OrderState.of(List.of(told("payment.pending", 1, null))))
                .isEqualTo(OrderState.WAITING);
    }

    @Test
    void goesByTheSequenceNotByArrival() {
        var paid = told("payment.succeeded", 3, null);
        var failed = told("payment.attempt_failed", 2, null);
        assertThat(OrderState.of(List.of(paid, failed))).isEqualTo(OrderState.PAID);
        assertThat(OrderState.of(List.of(failed, paid))).isEqualTo(OrderState.PAID);
    }

    @Test
    void endsWithThePayment() {
        assertThat(OrderState.of(List.of(told("payment.expired", 2, null))))
                .isEqualTo(OrderState.CLOSED);
        assertThat(OrderState.of(List.of(told("payment.canceled", 2, null))))
                .isEqualTo(OrderState.CLOSED);
    }

    @Test
    void believesNothingUnverified() {
        assertThat(OrderState.of(List.of(told("payment.succeeded", 9, "signature_wrong"))))
                .isEqualTo(OrderState.WAITING);
    }

    private static ReceivedWebhook told(String type, int sequence, @Nullable String problem) {
        return new ReceivedWebhook(
                new UUID(0, sequence),
                null,
                "evt_1",
                problem,
                type,
                sequence,
                Map.of(),
                "{}",
                Instant.EPOCH);
    }
}
