package dev.tollbridge.audit;

import static dev.tollbridge.audit.AuditKind.AUTHENTICATION_FAILED;
import static dev.tollbridge.audit.AuditKind.NOTICE_REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatsTest {
    private final Repeats repeats = new Repeats(2);

    @Test
    void theFirstIsWrittenAndThoseLikeItAreCounted() {
        var entry = from(AUTHENTICATION_FAILED, "1.2.3.4");
        assertThat(repeats.isNew(entry.with("request_id", "req_1"))).isTrue();
        assertThat(repeats.isNew(entry.with("request_id", "req_2"))).isFalse();
        assertThat(repeats.isNew(entry.with("request_id", "req_3"))).isFalse();
        assertThat(repeats.end(0))
                .containsExactly(entry.with("request_id", "req_1").with("repeated", 2));
        assertThat(repeats.isNew(entry)).isTrue();
    }

    @Test
    void aFloodOfOneKindFillsNothingAndHidesNothingOfAnother() {
        for (int i = 0; i < 1000; i++) {
            assertThat(repeats.isNew(from(AUTHENTICATION_FAILED, "10.0.0." + i))).isEqualTo(i < 2);
        }
        assertThat(repeats.isNew(from(NOTICE_REJECTED, "10.0.0.1"))).isTrue();
        assertThat(repeats.end(7))
                .containsExactly(
                        AuditEntry.of(AuditKind.RECORDS_DROPPED, null, null)
                                .with("kind", "authentication_failed")
                                .with("count", 998),
                        AuditEntry.of(AuditKind.RECORDS_DROPPED, null, null)
                                .with("kind", "any")
                                .with("count", 7));
        assertThat(repeats.end(0)).isEmpty();
    }

    @Test
    void nothingIsLongOrForgesALine() {
        var entry = from(AUTHENTICATION_FAILED, "x\r\ny" + "z".repeat(1000));
        assertThat(entry.detail().get("address")).startsWith("x??yz").hasSize(301);
    }

    private static AuditEntry from(AuditKind kind, String address) {
        return AuditEntry.of(kind, null, null).with("address", address);
    }
}
