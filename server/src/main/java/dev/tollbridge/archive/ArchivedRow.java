package dev.tollbridge.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A row on its way into a file.
 *
 * @param table its table; letters and underscores
 * @param json what {@code row_to_json} makes of it, on one line
 */
public record ArchivedRow(String table, UUID id, String json) {
    /** Of columns {@code id} and {@code json}. */
    public static ArchivedRow read(String table, ResultSet row) throws SQLException {
        return new ArchivedRow(table, row.getObject("id", UUID.class), row.getString("json"));
    }
}
