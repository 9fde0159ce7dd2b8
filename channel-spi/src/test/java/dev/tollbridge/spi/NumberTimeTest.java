package dev.tollbridge.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NumberTimeTest {
    @Test
    void theFirstTenDigitsAreTheMilliseconds() {
        assertThat(NumberTime.of("01m7yhx300e008000000000001"))
                .contains(Instant.parse("2026-11-21T08:00:00Z"));
        assertThat(NumberTime.of("01m7yhx301e008000000000001"))
                .contains(Instant.parse("2026-11-21T08:00:00.001Z"));
        assertThat(NumberTime.of("00000000000000000000000000")).contains(Instant.EPOCH);
    }

    @Test
    void whatTheGatewayDidNotMakeTellsNothing() {
        assertThat(NumberTime.of("")).isEmpty();
        assertThat(NumberTime.of("T0000000000000000000000000000001")).isEmpty();
        assertThat(NumberTime.of("01M7YHX300E008000000000001")).isEmpty();
        assertThat(NumberTime.of("01m7yhx300e00800000000000l")).isEmpty();
        assertThat(NumberTime.of("81m7yhx300e008000000000001")).isEmpty();
        assertThat(NumberTime.of("01m7yhx300e00800000000000")).isEmpty();
    }
}
