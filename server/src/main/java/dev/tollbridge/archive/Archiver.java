package dev.tollbridge.archive;

import dev.tollbridge.kernel.IdGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves old rows into files. A row is deleted after the file that holds it has been read back from
 * the disk, and only if it still is what was written; stopped anywhere, rows are in the tables or
 * in a file or in both. Files are written and read outside of transactions.
 */
final class Archiver {
    private static final Logger log = LoggerFactory.getLogger(Archiver.class);
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final int BITE = 1_000;

    /** Files in a row whose rows changed meanwhile, before the next run tries again. */
    private static final int TRIES = 3;

    private final List<ArchiveSource> sources;
    private final ArchiveDirectory directory;
    private final ArchiveFiles files;
    private final Bounds bounds;
    private final IdGenerator ids;
    private final InstantSource clock;

    /**
     * @param age of rows that are archived
     * @param rowsPerFile about as many; what belongs together is in one file
     */
    record Bounds(Duration age, int rowsPerFile) {}

    Archiver(
            List<ArchiveSource> sources,
            ArchiveDirectory directory,
            ArchiveFiles files,
            Bounds bounds,
            IdGenerator ids,
            InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.directory = directory;
        this.files = files;
        this.bounds = bounds;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Archives all that is old enough.
     *
     * @param stop asked between bites; what is begun then is left to the next run
     */
    void run(BooleanSupplier stop) {
        try {
            directory.open();
            for (var source : sources) {
                endWhatWasBegun(source);
                archive(source, stop);
            }
        } catch (IOException e) {
            log.error(
                    "archive: cannot go on in {}; every row that is not in a file there is still in"
                            + " the database: {}",
                    directory,
                    e.toString());
        }
    }

    /** A run that was stopped has left a whole file, and its rows. */
    private void endWhatWasBegun(ArchiveSource source) throws IOException {
        for (var file : files.unfinished()) {
            if (file.kind().equals(source.kind()) && directory.has(file)) {
                boolean _ = end(source, file);
            }
        }
    }

    private void archive(ArchiveSource source, BooleanSupplier stop) throws IOException {
        int failed = 0;
        while (failed < TRIES && !stop.getAsBoolean()) {
            var file = write(source, stop);
            if (file.isEmpty()) {
                return;
            }
            failed = end(source, file.get()) ? 0 : failed + 1;
        }
    }

    /**
     * Writes the next file and makes it known.
     *
     * @return empty if there is nothing to write, or it was stopped
     */
    Optional<ArchiveFile> write(ArchiveSource source, BooleanSupplier stop) throws IOException {
        var before = clock.instant().minus(bounds.age());
        var id = ids.next();
        try (var partial = directory.begin(source.kind(), id)) {
            var first = BEGINNING;
            var last = BEGINNING;
            while (partial.lines() < bounds.rowsPerFile()) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
                int limit = Math.min(BITE, bounds.rowsPerFile() - partial.lines());
                var bite = files.next(source, last, before, limit);
                if (bite.isEmpty()) {
                    break;
                }
                for (var row : bite.get().rows()) {
                    partial.write(row);
                }
                first = first.equals(BEGINNING) ? bite.get().rows().getFirst().id() : first;
                last = bite.get().last();
            }
            return partial.lines() == 0
                    ? Optional.empty()
                    : Optional.of(keep(directory.publish(partial, source.kind(), id, first, last)));
        }
    }

    private ArchiveFile keep(ArchiveFile file) {
        files.add(file, clock.instant());
        return file;
    }

    /**
     * Deletes what a file holds, if the file is what it should be.
     *
     * @return whether the rows are gone
     */
    boolean end(ArchiveSource source, ArchiveFile file) throws IOException {
        var lines = directory.read(file);
        if (lines.isEmpty()) {
            log.error("archive: {} in {} is not what was written", file.name(), directory);
            return giveUp(file);
        }
        return switch (files.delete(file, source.tables(), lines.get(), clock.instant())) {
            case DONE -> {
                log.info("archive: moved {} rows into {}", file.lines(), file.name());
                yield true;
            }
            case ENDED_ELSEWHERE -> true;
            case CHANGED -> {
                log.info("archive: rows changed while {} was written", file.name());
                yield giveUp(file);
            }
        };
    }

    /** Its rows are all in the tables still, or in a file that was ended. */
    private boolean giveUp(ArchiveFile file) throws IOException {
        if (files.forget(file)) {
            directory.delete(file);
        }
        return false;
    }
}
