package dev.tollbridge.channels.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** With certificates made for this alone: a leaf, its root, and another root of the same name. */
class CertificatesTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
    private static final String LEAF = text("leaf.pem");
    private static final String ROOT = text("root.pem");
    private static final String OTHER = text("other.pem");

    @Test
    void readsWhatCanBeReadInOrder() {
        var found = Certificates.parse("Leaf:\r\n" + LEAF + LEAF.replace("MII", "AAA") + ROOT);
        assertThat(found)
                .extracting(certificate -> certificate.getSubjectX500Principal().getName())
                .containsExactly("CN=Leaf,O=Test,C=CN", "CN=Root,O=Test,C=CN");
        assertThat(Certificates.parse("no certificate")).isEmpty();
        assertThat(Certificates.parse(LEAF.repeat(20))).hasSize(16);
    }

    @Test
    void aChainHoldsFromTheYoungestBeginningToTheFirstEnd() {
        var roots = Certificates.parse(ROOT);
        var validity = Certificates.validity(Certificates.parse(LEAF + ROOT), roots).orElseThrow();
        assertThat(validity)
                .isEqualTo(Certificates.Validity.of(Certificates.parse(LEAF).getFirst()));
        assertThat(validity.covers(BEGIN)).isTrue();
        assertThat(validity.covers(BEGIN.minusSeconds(1))).isFalse();
        assertThat(validity.covers(validity.until())).isTrue();
        assertThat(validity.covers(validity.until().plusSeconds(1))).isFalse();
    }

    @Test
    void onlyTheRootsOwnKeyMakesAChain() {
        var leaf = Certificates.parse(LEAF);
        assertThat(Certificates.validity(leaf, Certificates.parse(OTHER))).isEmpty();
        assertThat(Certificates.validity(leaf, List.of())).isEmpty();
        assertThat(Certificates.validity(Certificates.parse(ROOT), Certificates.parse(ROOT)))
                .as("a root speaks for nobody")
                .isEmpty();
    }

    private static String text(String name) {
        try (var file = CertificatesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
