package dev.tollbridge.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the disk written evenly. PostgreSQL lets a table grow by pages of zeros and leaves them to
 * the kernel, which keeps them for half a minute and then writes all at once; commits stand still
 * meanwhile, for a third of a second at some thousand payments a second. So every second the kernel
 * is told to begin with the files that have changed. Nothing waits for it, and what is durable does
 * not depend on it: PostgreSQL calls for that itself.
 */
final class TableWriting implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TableWriting.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The databases that others are copied from; nobody writes them. */
    private static final Set<String> TEMPLATES = Set.of("1", "4");

    private final Path base;
    private final Consumer<Path> begin;
    private Map<Path, Seen> seen = Map.of();
    private final CountDownLatch closed = new CountDownLatch(1);

    private record Seen(FileTime changed, long size) {}

    /**
     * @param base PostgreSQL's directory of that name, with a directory for each database
     * @param begin tells the kernel to begin with a file
     */
    TableWriting(Path base, Consumer<Path> begin) {
        this.base = base;
        this.begin = begin;
    }

    /** Where the kernel can be told so; elsewhere nothing is done. */
    static TableWriting start(Path base) {
        var writing = new TableWriting(base, WriteBack::begin);
        if (WriteBack.isKnown()) {
            Thread.ofPlatform().daemon().name("table-writing").start(writing::run);
        }
        return writing;
    }

    private void run() {
        try {
            while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "the tables' files cannot be looked at; the kernel writes them when it likes",
                    e);
        }
    }

    /** Begins with the files that have changed since the last look. */
    void look() throws IOException {
        Map<Path, Seen> now = HashMap.newHashMap(seen.size());
        try (var databases = Files.newDirectoryStream(base)) {
            for (var database : databases) {
                if (!TEMPLATES.contains(database.getFileName().toString())) {
                    look(database, now);
                }
            }
        }
        // Without what has been dropped.
        seen = now;
    }

    private void look(Path database, Map<Path, Seen> now) throws IOException {
        try (var files = Files.newDirectoryStream(database)) {
            for (var file : files) {
                lookAt(file, now);
            }
        } catch (NoSuchFileException e) {
            log.debug("a database was dropped since it was listed: {}", e.getFile());
        }
    }

    private void lookAt(Path file, Map<Path, Seen> now) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var found = new Seen(attributes.lastModifiedTime(), attributes.size());
            now.put(file, found);
            if (!found.equals(seen.get(file))) {
                begin.accept(file);
            }
        } catch (NoSuchFileException e) {
            log.debug("a table was dropped since it was listed: {}", e.getFile());
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
