package dev.tollbridge.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that somebody else runs. */
final class ExternalDatabase {
    private static final String CONNECT_LIMIT_S = "5";

    private ExternalDatabase() {}

    /**
     * Connects once, so that a wrong setting is told in one line before anything else starts.
     *
     * @throws CannotStart when no connection is made; the URL is not repeated, for it may carry a
     *     password
     */
    static void check(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CannotStart(
                    "TOLLBRIDGE_DATABASE_URL is not a URL of the form"
                            + " jdbc:postgresql://HOST:PORT/NAME?user=...");
        }
        var properties = new Properties();
        properties.setProperty("connectTimeout", CONNECT_LIMIT_S);
        properties.setProperty("loginTimeout", CONNECT_LIMIT_S);
        try (var connection = DriverManager.getConnection(url, properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 15) {
                throw new CannotStart(
                        "the external database is PostgreSQL "
                                + version
                                + ": use 15 or newer, and set TOLLBRIDGE_DATABASE_URL to it");
            }
        } catch (SQLException e) {
            throw new CannotStart(advice(e.getSQLState()), e);
        }
    }

    private static String advice(@Nullable String state) {
        // Classes of the SQL standard and of PostgreSQL's appendix A.
        if (state != null && state.startsWith("28")) {
            return "the external database refuses the user or the password: correct"
                    + " TOLLBRIDGE_DATABASE_URL";
        }
        if ("3D000".equals(state)) {
            return "the external database has no database of that name: create it, or correct"
                    + " TOLLBRIDGE_DATABASE_URL";
        }
        return "the external database does not answer (SQL state "
                + state
                + "): start it, or correct TOLLBRIDGE_DATABASE_URL";
    }
}
