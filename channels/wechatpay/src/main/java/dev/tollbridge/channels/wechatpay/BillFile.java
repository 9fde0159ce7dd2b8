package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The GZIP around a bill (section 7). */
final class BillFile {
    private static final int MAX_CSV_BYTES = 512 << 20;

    private BillFile() {}

    /**
     * @param sha1 of the uncompressed bytes, lower case hex
     * @return empty if it is no GZIP, or another file than was announced
     */
    static Optional<String> open(byte[] gzip, String sha1) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            var bytes = stream.readNBytes(MAX_CSV_BYTES);
            return stream.read() < 0 && sha1(bytes).equals(sha1)
                    ? Texts.decode(bytes, UTF_8)
                    : Optional.empty();
        } catch (IOException e) {
            // Cut off, or no GZIP at all: not the bill.
            return Optional.empty();
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
