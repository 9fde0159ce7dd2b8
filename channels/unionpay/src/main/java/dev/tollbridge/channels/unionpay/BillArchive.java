package dev.tollbridge.channels.unionpay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrapped in {@code fileContent}: Base64 around zlib around a ZIP (section 7).
 *
 * @param trades the ZM file
 * @param errors the ZME file with adjustments; empty if there is none
 */
record BillArchive(byte[] trades, byte[] errors) {
    private static final int MAX_BYTES = 256 << 20;
    private static final int MAX_ENTRIES = 64;

    /** Empty if it is none, too large, or has no ZM file of this merchant. */
    static Optional<BillArchive> open(String content, String merId) {
        try (var zip = new ZipInputStream(unwrapped(content))) {
            byte @Nullable [] trades = null;
            var errors = new byte[0];
            int entries = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    return Optional.empty();
                }
                var name = entry.getName();
                if (name.endsWith("ZM_" + merId)) {
                    trades = bounded(zip);
                } else if (name.endsWith("ZME_" + merId)) {
                    errors = bounded(zip);
                }
            }
            return trades == null ? Optional.empty() : Optional.of(new BillArchive(trades, errors));
        } catch (IOException | IllegalArgumentException e) {
            // Cut off, or no archive at all: not the file.
            return Optional.empty();
        }
    }

    private static InputStream unwrapped(String content) {
        var bytes = Base64.getMimeDecoder().decode(content);
        return new InflaterInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        var bytes = stream.readNBytes(MAX_BYTES);
        if (stream.read() >= 0) {
            throw new IOException("too large");
        }
        return bytes;
    }
}
