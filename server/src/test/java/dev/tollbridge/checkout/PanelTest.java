package dev.tollbridge.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.checkout.Panel.State;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelTest {
    @ParameterizedTest
    @CsvSource({
        "0,0:00",
        "999,0:00",
        "61000,1:01",
        "3599000,59:59",
        "3600000,1:00:00",
        "7384000,2:03:04"
    })
    void writesTheTimeAsAClock(long millis, String text) {
        var panel = new Panel(State.CHOOSE, "v", millis, null, null, List.of(), null, null, null);
        assertThat(panel.timeLeft()).isEqualTo(text);
    }
}
