package dev.tollbridge.archive;

import dev.tollbridge.kernel.Digests;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.IdGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files. One is whole and on the disk before it has its name; until then it ends in {@code
 * .partial}. Beside each lies what {@code sha256sum -c} reads.
 */
final class ArchiveDirectory {
    private static final Logger log = LoggerFactory.getLogger(ArchiveDirectory.class);
    private static final String ENDING = ".jsonl.gz";
    private static final String CHECKSUM = ".sha256";
    private static final String PARTIAL = ".partial";
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private final Path path;

    ArchiveDirectory(Path path) {
        this.path = path;
    }

    /**
     * Makes it if need be, for this user alone, and removes what an earlier run left unfinished.
     */
    void open() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        try (var partial =
                Files.newDirectoryStream(path, "*{" + ENDING + "," + CHECKSUM + "}" + PARTIAL)) {
            for (var file : partial) {
                Files.deleteIfExists(file);
                log.info("archive: removed {}, which was never finished", file);
            }
        }
    }

    PartialFile begin(String kind, UUID id) throws IOException {
        return new PartialFile(path.resolve(kind + "-" + IdFormat.print(id) + ENDING + PARTIAL));
    }

    /**
     * Gives a file its name, {@code KIND-FIRST-LAST-ID.jsonl.gz}.
     *
     * @param first id of what happened first; the name tells its time
     * @param last id of what happened last
     */
    ArchiveFile publish(PartialFile partial, String kind, UUID id, UUID first, UUID last)
            throws IOException {
        String sha256 = partial.finish();
        String name =
                String.join(
                                "-",
                                kind,
                                TIME.format(IdGenerator.timeOf(first)),
                                TIME.format(IdGenerator.timeOf(last)),
                                IdFormat.print(id))
                        + ENDING;
        var file =
                new ArchiveFile(
                        id, kind, name, partial.lines(), Files.size(partial.path()), sha256);
        var checksum = path.resolve(name + CHECKSUM + PARTIAL);
        writeDurably(checksum, sha256 + "  " + name + "\n");
        Files.move(partial.path(), path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        Files.move(checksum, path.resolve(name + CHECKSUM), StandardCopyOption.ATOMIC_MOVE);
        sync();
        return file;
    }

    /** On a cluster a file may lie at another node. */
    boolean has(ArchiveFile file) {
        return Files.exists(path.resolve(file.name()));
    }

    /**
     * Reads a file back from the disk.
     *
     * @return empty if it is not the one that was recorded
     */
    Optional<List<ArchivedLine>> read(ArchiveFile file) throws IOException {
        var found = path.resolve(file.name());
        if (Files.size(found) != file.bytes() || !sha256(found).equals(file.sha256())) {
            return Optional.empty();
        }
        var lines = new ArrayList<ArchivedLine>(file.lines());
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(found), BUFFER_BYTES),
                                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(ArchivedLine.read(line));
            }
        }
        return lines.size() == file.lines() ? Optional.of(lines) : Optional.empty();
    }

    void delete(ArchiveFile file) throws IOException {
        Files.deleteIfExists(path.resolve(file.name() + CHECKSUM));
        Files.deleteIfExists(path.resolve(file.name()));
        sync();
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), Digests.startSha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static void writeDurably(Path file, String text) throws IOException {
        Files.writeString(file, text);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** So that the names too survive a loss of power. */
    private void sync() throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
