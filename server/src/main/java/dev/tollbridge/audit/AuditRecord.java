package dev.tollbridge.audit;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.Digests;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record as it is stored.
 *
 * @param chain the merchant, or {@link #NO_MERCHANT}
 * @param sequence 1, 2, 3 and so on in its chain
 * @param previous the hash of the record before, {@link #start()} for the first
 */
record AuditRecord(
        UUID chain,
        long sequence,
        Instant at,
        String kind,
        @Nullable String subject,
        String detail,
        byte[] previous) {
    /** The chain of what concerns no merchant. */
    static final UUID NO_MERCHANT = new UUID(0, 0);

    /** Told apart from anything else that is ever hashed, and from later forms of a record. */
    private static final String FORM = "tollbridge-audit-1";

    private static final int HASH_BYTES = 32;

    static byte[] start() {
        return new byte[HASH_BYTES];
    }

    /** SHA-256 over everything above, each text with its length before it. */
    byte[] hash() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, FORM);
            out.writeLong(chain.getMostSignificantBits());
            out.writeLong(chain.getLeastSignificantBits());
            out.writeLong(sequence);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            write(out, kind);
            write(out, subject);
            write(out, detail);
            out.write(previous);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Digests.sha256(bytes.toByteArray());
    }

    static AuditRecord read(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getObject("merchant_id", UUID.class),
                row.getLong("sequence"),
                Sql.instant(row, "at"),
                Objects.requireNonNull(row.getString("kind")),
                row.getString("subject"),
                Objects.requireNonNull(row.getString("detail")),
                row.getBytes("previous"));
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
