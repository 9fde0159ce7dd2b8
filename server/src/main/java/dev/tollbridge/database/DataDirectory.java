package dev.tollbridge.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * The directory where everything is kept, held by one server at a time. A marker file says that it
 * is ours, so that a wrong setting never mixes with another program's files; the lock on that file
 * ends with the process, however it ends.
 */
final class DataDirectory implements AutoCloseable {
    /** The launcher makes and looks for the same name. */
    static final String MARKER = ".tollbridge";

    private static final String BEAN = "dataDirectory";

    private final Path path;
    private final FileChannel marker;

    private DataDirectory(Path path, FileChannel marker) {
        this.path = path;
        this.marker = marker;
    }

    /**
     * The server's, claimed by whoever asks first and given back after all beans.
     *
     * @throws CannotStart as {@link #claim(Path)}
     */
    static DataDirectory claim(Environment environment, ConfigurableListableBeanFactory beans) {
        if (beans.containsSingleton(BEAN)) {
            return beans.getBean(BEAN, DataDirectory.class);
        }
        var path = Path.of(environment.getProperty("tollbridge.data-dir", "data"));
        var directory = claim(path.toAbsolutePath());
        EarlyBeans.register(beans, BEAN, directory);
        return directory;
    }

    /**
     * @throws CannotStart when the directory is another program's, another server's, or cannot be
     *     written
     */
    static DataDirectory claim(Path path) {
        return claimIfFree(path)
                .orElseThrow(() ->
                        new CannotStart(
                                "another server runs on the data directory "
                                        + path
                                        + ": stop it, or set TOLLBRIDGE_DATA_DIR to another"));
    }

    /**
     * @return empty when a server runs there
     * @throws CannotStart when the directory is another program's, or cannot be written
     */
    static Optional<DataDirectory> claimIfFree(Path path) {
        try {
            create(path);
            refuseForeign(path);
            return lock(path).map(marker -> new DataDirectory(path, marker));
        } catch (IOException e) {
            throw new CannotStart(
                    "the data directory "
                            + path
                            + " cannot be written: make it writable, or set TOLLBRIDGE_DATA_DIR",
                    e);
        }
    }

    /** Nobody else may look in: keys and money are kept here. */
    private static void create(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            marker.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + path, e);
        }
    }

    private static void refuseForeign(Path path) throws IOException {
        if (Files.exists(path.resolve(MARKER))) {
            return;
        }
        try (var files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new CannotStart(
                        "the data directory "
                                + path
                                + " holds files that are not Tollbridge's: set TOLLBRIDGE_DATA_DIR"
                                + " to another");
            }
        }
    }

    private static Optional<FileChannel> lock(Path path) throws IOException {
        var marker =
                FileChannel.open(
                        path.resolve(MARKER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(marker)) {
            return Optional.of(marker);
        }
        marker.close();
        return Optional.empty();
    }

    private static boolean isLocked(FileChannel marker) throws IOException {
        try {
            return marker.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held in this very process.
            return false;
        }
    }
}
