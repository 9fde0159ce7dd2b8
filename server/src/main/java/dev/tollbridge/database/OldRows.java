package dev.tollbridge.database;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what has been kept long enough, all of it, in bounded bites with a commit each: a long
 * backlog never holds locks for long, and a busy day's rows do not outlive their time because a
 * single bite was not enough.
 */
public final class OldRows {
    private static final int BITE = 10_000;

    private OldRows() {}

    /**
     * Not inside a transaction, which would make one bite of it.
     *
     * @param table as it is named in the schema
     * @param time its column that says how old a row is, with an index
     * @return how many rows were deleted
     */
    public static int delete(JdbcClient jdbc, String table, String time, Instant before) {
        int deleted = 0;
        int bite;
        do {
            bite =
                    jdbc.sql(
                                    """
                                    delete from %1$s where ctid = any (array(
                                        select ctid from %1$s where %2$s < :before
                                        order by %2$s limit :rows))\
                                    """
                                            .formatted(table, time))
                            .param("before", Sql.time(before))
                            .param("rows", BITE)
                            .update();
            deleted += bite;
        } while (bite == BITE);
        return deleted;
    }
}
