package dev.tollbridge.bench.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.jar.JarFile;

/** Kill Bill's tables, by the scripts in its own jars. */
final class KillBillSchema {
    /** Types and functions that MySQL has and its tables need. */
    private static final String FIRST = "/ddl-postgresql.sql";

    private static final String TABLES = "/ddl.sql";

    private KillBillSchema() {}

    /**
     * @param url of an empty database of its own, JDBC
     */
    static void create(String url, Path war) throws IOException, SQLException {
        List<Path> jars;
        try (var files = Files.list(war.resolve("WEB-INF/lib"))) {
            jars =
                    files.filter(file -> file.getFileName().toString().startsWith("killbill-"))
                            .sorted()
                            .toList();
        }
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            int before = run(statement, jars, FIRST);
            int tables = run(statement, jars, TABLES);
            if (before == 0 || tables == 0) {
                throw new IOException("no scripts for PostgreSQL in the jars of " + war);
            }
        }
    }

    /** How many scripts there were. */
    private static int run(Statement statement, List<Path> jars, String ending)
            throws IOException, SQLException {
        int found = 0;
        for (var path : jars) {
            try (var jar = new JarFile(path.toFile())) {
                for (var entry :
                        jar.stream().filter(one -> one.getName().endsWith(ending)).toList()) {
                    try (var script = jar.getInputStream(entry)) {
                        statement.execute(new String(script.readAllBytes(), UTF_8));
                    }
                    found++;
                }
            }
        }
        return found;
    }
}
