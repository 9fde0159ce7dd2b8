package dev.tollbridge.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What statements share: above all conversions of {@link Instant}, which the driver lacks. */
public final class Sql {
    /** For the rest of the transaction: its statements read whole tables and may do so in a row. */
    public static final String WHOLE_TABLES =
            "set local enable_seqscan = on; set local enable_hashjoin = on;"
                    + " set local enable_mergejoin = on";

    /**
     * For the rest of the transaction: its statements are planned for the tables as they are now. A
     * plan that was made while they were all but empty may take any index with the right first
     * columns, and reads everything of a merchant then.
     */
    public static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan";

    private Sql() {}

    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    /** Of a column that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Of a column {@code text[]} that is never null. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
