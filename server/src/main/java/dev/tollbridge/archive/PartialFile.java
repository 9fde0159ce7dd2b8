package dev.tollbridge.archive;

import dev.tollbridge.kernel.Digests;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** A file that is being written. Closed before it has got its name it is gone. */
final class PartialFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private final Path path;
    private final FileChannel channel;
    private final DigestOutputStream digest;
    private final GZIPOutputStream gzip;
    private int lines;

    PartialFile(Path path) throws IOException {
        this.path = path;
        channel =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        digest = new DigestOutputStream(Channels.newOutputStream(channel), Digests.startSha256());
        gzip = new GZIPOutputStream(digest, BUFFER_BYTES);
    }

    void write(ArchivedRow row) throws IOException {
        gzip.write(ArchivedLine.print(row).getBytes(StandardCharsets.UTF_8));
        lines++;
    }

    int lines() {
        return lines;
    }

    /**
     * On the disk when this returns.
     *
     * @return its SHA-256 in hexadecimal
     */
    String finish() throws IOException {
        gzip.finish();
        channel.force(true);
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            gzip.close();
        } finally {
            channel.close();
            Files.deleteIfExists(path);
        }
    }
}
