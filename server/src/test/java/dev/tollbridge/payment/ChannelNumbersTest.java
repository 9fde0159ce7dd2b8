package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.spi.NumberTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What our numbers at channels are, against what the contract says of them. */
class ChannelNumbersTest {
    @Test
    void aNumberTellsWhenItWasMade() {
        var at = Instant.parse("2026-11-21T08:00:00.123Z");
        var id = new IdGenerator(InstantSource.fixed(at), new Random(1), 4095).next();
        assertThat(NumberTime.of(IdFormat.print(id))).contains(at);
        assertThat(NumberTime.of(IdFormat.print(IdGenerator.derived(id, 3)))).contains(at);
    }
}
