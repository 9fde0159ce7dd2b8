package dev.tollbridge.database;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the schema up to this version, or refuses to work on it. A schema newer than this version
 * is no obstacle, so that nodes can be replaced one by one, unless one of the newer migrations says
 * in its name that older versions cannot live with it: {@code V42__breaking_....sql}.
 */
final class Schema {
    private static final String BREAKING = "breaking";

    private Schema() {}

    /**
     * @throws CannotStart if the schema is not one that this version can work on
     */
    static void migrate(Flyway flyway) {
        refuseBroken(flyway);
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new CannotStart(
                    "the database's schema was made by another program than this version of"
                            + " Tollbridge: start the version that made it, or set"
                            + " TOLLBRIDGE_DATABASE_URL to another database",
                    e);
        }
    }

    private static void refuseBroken(Flyway flyway) {
        Arrays.stream(flyway.info().all())
                .filter(Schema::isBreaking)
                .findFirst()
                .ifPresent(migration -> {
                    throw new CannotStart(
                            "a newer Tollbridge has changed the database in a way that this version"
                                    + " cannot work with (schema version "
                                    + migration.getVersion()
                                    + "): start the newer version");
                });
    }

    private static boolean isBreaking(MigrationInfo migration) {
        return migration.getState().isApplied()
                && !migration.getState().isResolved()
                && migration.getDescription().startsWith(BREAKING);
    }
}
