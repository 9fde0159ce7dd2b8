package dev.tollbridge.channels.alipay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bills: the archive as it comes, and its table. */
class BillFuzzTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final int MAX_MINOR = 2_000_000;

    /** Nothing is thrown: the bytes are an archive, or the table in one. */
    @FuzzTest
    void readsOrRefuses(byte @NotNull [] bytes) {
        for (var kind : BillRequest.Kind.values()) {
            BillArchive.details(bytes).ifPresent(csv -> BillRows.read(csv, kind));
            BillArchive.details(zip(bytes))
                    .flatMap(csv -> BillRows.read(csv, kind))
                    .ifPresent(rows -> check(rows, bytes));
        }
    }

    private static void check(List<Bill.Row> rows, byte[] bytes) {
        assertTrue(rows.size() <= bytes.length, "more rows than the file has lines");
        assertTrue(rows.size() < MAX_MINOR);
    }

    private static byte[] zip(byte[] csv) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry("bill.csv"));
            zip.write(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
