package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChinaTimeTest {
    private static final Instant AT = Instant.parse("2026-11-21T16:00:59Z");

    @Test
    void theDayBeginsEightHoursEarlier() {
        var time = ChinaTime.of("uuuuMMddHHmmss");
        assertThat(time.format(AT.plusMillis(999))).isEqualTo("20261122000059");
        assertThat(time.parse("20261122000059")).contains(AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-22", "2026-11-22 00:00:59.0", "2026-13-01 00:00:00"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(ChinaTime.of("uuuu-MM-dd HH:mm:ss").parse(text)).isEmpty();
    }
}
