package dev.tollbridge.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.IdGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An archive that lives in the year 2002: in a database that tests share it touches no row but
 * those that its test has dated back.
 */
public final class TestArchive {
    public static final Instant NOW = Instant.parse("2002-01-01T00:00:00Z");
    public static final Duration AGE = Duration.ofDays(30);

    /** Of rows that are archived. */
    public static final Instant OLD = NOW.minus(AGE).minusSeconds(3600);

    /** Of rows that stay. */
    public static final Instant YOUNG = NOW.minus(AGE).plusSeconds(3600);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Path directory;
    private final List<ArchiveSource> sources;
    private final Archiver archiver;

    public TestArchive(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Path directory,
            List<ArchiveSource> sources) {
        this(jdbc, transaction, directory, sources, 1_000);
    }

    TestArchive(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Path directory,
            List<ArchiveSource> sources,
            int rowsPerFile) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.sources = sources;
        archiver =
                new Archiver(
                        sources,
                        new ArchiveDirectory(directory),
                        new ArchiveFiles(jdbc, transaction),
                        new Archiver.Bounds(AGE, rowsPerFile),
                        // The real time, so that no two archives give the same id.
                        new IdGenerator(Clock.systemUTC(), new SecureRandom(), 0),
                        InstantSource.fixed(NOW));
    }

    /** Ids of rows that were made then. */
    public static IdGenerator idsAt(Instant time) {
        return new IdGenerator(InstantSource.fixed(time), new SecureRandom(), 0);
    }

    public void run() {
        archiver.run(() -> false);
    }

    /** A run that stops as soon as it is asked. */
    void runStopped() {
        archiver.run(() -> true);
    }

    /** Writes a file and leaves the rows, as a crash would. */
    public Begun begin() throws IOException {
        Files.createDirectories(directory);
        Optional<ArchiveFile> file = archiver.write(sources.getFirst(), () -> false);
        return new Begun(file.orElseThrow());
    }

    /** A file that was written, of rows that are still there. */
    public final class Begun {
        private final ArchiveFile file;

        private Begun(ArchiveFile file) {
            this.file = file;
        }

        public boolean end() throws IOException {
            return archiver.end(sources.getFirst(), file);
        }

        Path path() {
            return directory.resolve(file.name());
        }
    }

    /** All that lies in the directory, by name. */
    public List<Path> all() {
        try (var list = Files.list(directory)) {
            return list.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files without what belongs to them. */
    public List<Path> files() {
        return all().stream().filter(file -> file.toString().endsWith(".jsonl.gz")).toList();
    }

    /** What the files hold, as a person would read it. */
    public List<JsonNode> lines() throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var file : files()) {
            try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> lines.add(JSON.readTree(line)));
            }
        }
        return lines;
    }

    /** The rows that files hold of one table. */
    public List<JsonNode> rows(String table) throws IOException {
        return lines().stream()
                .filter(line -> line.at("/table").asString().equals(table))
                .map(line -> line.at("/row"))
                .toList();
    }

    /** Puts all that was archived back into the tables, as docs/operating.md tells. */
    public void putBack() throws IOException {
        for (var line : lines()) {
            assertThat(
                            jdbc.sql(
                                            "insert into %1$s select * from json_populate_record(null::%1$s, cast(:row as json))"
                                                    .formatted(line.at("/table").asString()))
                                    .param(
                                            "row",
                                            Objects.requireNonNull(line.at("/row")).toString())
                                    .update())
                    .isEqualTo(1);
        }
    }
}
