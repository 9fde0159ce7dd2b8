package dev.tollbridge.payment;

import dev.tollbridge.kernel.TypedId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** What the tables of payments share. */
final class Columns {
    private Columns() {}

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable UUID value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }

    /** Rows are updated with the version they were read with. */
    static void expectOne(int rows, Object what) {
        if (rows != 1) {
            throw new OptimisticLockingFailureException(what + " was changed by someone else");
        }
    }
}
