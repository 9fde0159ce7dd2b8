package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GivenRandomTest {
    @Test
    void theSameChanceGivesTheSameBytes() {
        var bytes = new byte[16];
        new GivenRandom(new Random(7)).nextBytes(bytes);
        var expected = new byte[16];
        new Random(7).nextBytes(expected);
        assertThat(bytes).isEqualTo(expected);
    }
}
