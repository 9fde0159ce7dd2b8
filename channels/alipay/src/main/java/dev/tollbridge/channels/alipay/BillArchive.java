package dev.tollbridge.channels.alipay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/** The ZIP around a bill (section 5): names and texts in GBK, details beside a summary. */
final class BillArchive {
    private static final Charset GBK = Charset.forName("GB18030");
    private static final int MAX_ENTRIES = 20;
    private static final int MAX_CSV_BYTES = 512 << 20;
    private static final int END_BYTES = 22;
    private static final String SUMMARY = "汇总";

    private BillArchive() {}

    /** The text of the details; empty if the bytes are no such archive. */
    static Optional<String> details(byte[] zip) {
        if (!isComplete(zip)) {
            return Optional.empty();
        }
        try (var archive = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
            for (int n = 0; n < MAX_ENTRIES; n++) {
                var entry = archive.getNextEntry();
                if (entry == null) {
                    return Optional.empty();
                }
                if (entry.getName().endsWith(".csv") && !entry.getName().contains(SUMMARY)) {
                    var bytes = archive.readNBytes(MAX_CSV_BYTES);
                    return archive.read() < 0
                            ? Optional.of(new String(bytes, GBK))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // A cut-off archive or a name that is no GBK: not a bill.
            return Optional.empty();
        }
    }

    /**
     * Whether the closing record of the archive is there. A reader of entries does not look for it,
     * and so would take a download that broke off behind the first file for the whole.
     */
    private static boolean isComplete(byte[] zip) {
        for (int at = zip.length - END_BYTES; at >= 0; at--) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 5 && zip[at + 3] == 6) {
                int comment = (zip[at + 20] & 0xFF) | (zip[at + 21] & 0xFF) << 8;
                return at + END_BYTES + comment == zip.length;
            }
        }
        return false;
    }
}
