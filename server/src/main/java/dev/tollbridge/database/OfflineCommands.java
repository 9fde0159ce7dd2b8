package dev.tollbridge.database;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Runs what is asked for on the command line, on the database that the environment names. */
public final class OfflineCommands {
    private OfflineCommands() {}

    /**
     * @param arguments of the program
     * @param environment {@code TOLLBRIDGE_DATABASE_URL}, or {@code TOLLBRIDGE_DATA_DIR} with the
     *     embedded database, as for the server
     * @return the exit code (0 all is well, 1 it is not, 2 it could not start), or empty if the
     *     first argument is no command, and the server is meant
     */
    public static OptionalInt run(
            List<String> arguments, Map<String, String> environment, PrintWriter out) {
        var command =
                ServiceLoader.load(OfflineCommand.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(known -> arguments.indexOf(known.name()) == 0)
                        .findFirst();
        if (command.isEmpty()) {
            return OptionalInt.empty();
        }
        try (var database = open(environment)) {
            var rest = arguments.subList(1, arguments.size());
            return OptionalInt.of(command.get().run(database.jdbc(), rest, out) ? 0 : 1);
        } catch (CannotStart e) {
            out.println("Cannot start: " + e.getMessage());
            return OptionalInt.of(2);
        } catch (SQLException e) {
            out.println("Cannot start: the database does not answer: " + e.getMessage());
            return OptionalInt.of(2);
        } finally {
            out.flush();
        }
    }

    private static OfflineDatabase open(Map<String, String> environment) throws SQLException {
        String url = text(environment.get("TOLLBRIDGE_DATABASE_URL"), "");
        var directory = Path.of(text(environment.get("TOLLBRIDGE_DATA_DIR"), "data"));
        return url.isBlank()
                ? OfflineDatabase.embedded(directory.toAbsolutePath())
                : OfflineDatabase.external(url);
    }

    private static String text(@Nullable String value, String otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
