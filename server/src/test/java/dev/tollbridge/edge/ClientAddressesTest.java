package dev.tollbridge.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {
    private final ClientAddresses addresses =
            new ClientAddresses(List.of("127.0.0.1", "10.0.0.0/8", "fd00::/8"));

    @Tag("attack-forwarded-address")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Without a trusted proxy the header is anybody's.
                "203.0.113.9 | 1.1.1.1            | 203.0.113.9",
                "127.0.0.1   | 1.1.1.1            | 1.1.1.1",
                // What stands left of the first stranger was written by the stranger.
                "127.0.0.1   | 9.9.9.9, 1.1.1.1   | 1.1.1.1",
                "127.0.0.1   | 1.1.1.1, 10.2.3.4  | 1.1.1.1",
                "127.0.0.1   | localhost          | 127.0.0.1",
                "127.0.0.1   | ''                 | 127.0.0.1",
                "10.0.0.1    | 1.1.1.1, x, 10.1.1.1 | 10.1.1.1",
                "fd00:0:0:0:0:0:0:1 | 1.1.1.1     | 1.1.1.1",
                "2001:db8:1:2:3:4:5:6 | 1.1.1.1   | 2001:db8:1:2:0:0:0:0/64",
            })
    void onlyTrustedProxiesAreBelieved(String peer, String forwarded, String expected) {
        assertThat(addresses.of(peer, List.of(forwarded))).isEqualTo(expected);
    }

    @Test
    void linesOfTheHeaderAreOneList() {
        assertThat(addresses.of("127.0.0.1", List.of("9.9.9.9", "1.1.1.1"))).isEqualTo("1.1.1.1");
    }

    @Test
    void nobodyIsTrustedUnlessSaid() {
        assertThat(new ClientAddresses(List.of()).of("127.0.0.1", List.of("1.1.1.1")))
                .isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> new ClientAddresses(List.of("10.0.0.0/40")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
