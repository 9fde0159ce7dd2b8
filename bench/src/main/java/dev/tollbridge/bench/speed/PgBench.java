package dev.tollbridge.bench.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * pgbench simple-update on the gateway's own PostgreSQL, in a database beside its own, with the
 * same settings: {@code -N -M prepared -c 8 -j 2}.
 */
final class PgBench {
    static final int CLIENTS = 8;
    private static final String DATABASE = "yardstick";
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) ");
    private final Database database;
    private final int scale;
    private final Optional<Path> program;

    private PgBench(Database database, int scale, Optional<Path> program) {
        this.scale = scale;
        this.database = database;
        this.program = program;
    }

    /**
     * Makes the tables.
     *
     * @param scale 100,000 rows each
     */
    static PgBench prepare(Database database, int scale) throws SQLException, IOException {
        var bench = new PgBench(database, scale, find());
        database.run("create database " + DATABASE);
        if (bench.program.isPresent()) {
            bench.call("-i", "-s", String.valueOf(scale));
        } else {
            JdbcBench.prepare(database.port(), DATABASE, scale);
        }
        return bench;
    }

    String by() {
        return program.isPresent() ? "pgbench" : "jdbc";
    }

    /** Transactions per second. */
    double run(Duration time) throws IOException, SQLException, InterruptedException {
        if (program.isEmpty()) {
            return JdbcBench.run(database.port(), DATABASE, scale, CLIENTS, time);
        }
        var printed =
                call(
                        "-n",
                        "-N",
                        "-M",
                        "prepared",
                        "-c",
                        String.valueOf(CLIENTS),
                        "-j",
                        "2",
                        "-T",
                        String.valueOf(Math.max(1, time.toSeconds())));
        var found = TPS.matcher(printed);
        if (!found.find()) {
            throw new IOException("pgbench says no tps: " + printed);
        }
        return Double.parseDouble(found.group(1));
    }

    private String call(String... options) throws IOException {
        var words =
                new ArrayList<>(
                        List.of(
                                program.orElseThrow().toString(),
                                "-h",
                                "127.0.0.1",
                                "-p",
                                String.valueOf(database.port()),
                                "-U",
                                "postgres"));
        words.addAll(List.of(options));
        words.add(DATABASE);
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** On the path, or where Debian keeps the versions. */
    private static Optional<Path> find() throws IOException {
        var path = System.getenv().getOrDefault("PATH", "").split(":", -1);
        var named = Stream.of(path).map(place -> Path.of(place, "pgbench"));
        var debian = Path.of("/usr/lib/postgresql");
        try (var versions = Files.isDirectory(debian) ? Files.list(debian) : Stream.<Path>empty()) {
            return Stream.concat(
                            versions.map(version -> version.resolve("bin/pgbench")).sorted(), named)
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
