package dev.tollbridge.simulators.alipay.bill;

import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Yuan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The form all bill files have: GBK text, comment lines, identifiers followed by a TAB, and a ZIP
 * around it (notes 5).
 */
final class BillFile {
    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("yyyy年MM月dd日");
    private static final DateTimeFormatter LONG_TIME =
            DateTimeFormatter.ofPattern("yyyy年MM月dd日 HH:mm:ss").withZone(ChinaTime.ZONE);

    private final StringBuilder text = new StringBuilder();

    BillFile(String title, String pid, BillPeriod period) {
        comment(title)
                .comment("账号：[" + pid + "0156]")
                .comment(
                        "起始日期：["
                                + midnight(period.first())
                                + "]   终止日期：["
                                + midnight(period.end())
                                + "]");
    }

    private static String midnight(LocalDate day) {
        return LONG_DAY.format(day) + " 00:00:00";
    }

    BillFile comment(String line) {
        text.append('#').append(line).append("\r\n");
        return this;
    }

    BillFile row(List<String> cells) {
        text.append(cells.stream().map(BillFile::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    BillFile exported(Instant now) {
        return comment("导出时间：[" + LONG_TIME.format(now) + "]");
    }

    /** Rule alipay.bill.quotes. */
    private static String cell(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** An identifier: the TAB keeps spreadsheets from rounding it. */
    static String id(String value) {
        return value + "\t";
    }

    static String money(long fen) {
        return (fen < 0 ? "-" : "") + Yuan.of(Math.abs(fen));
    }

    /** Entry names are GBK bytes without the UTF-8 flag, in the order given. */
    static byte[] zip(Map<String, BillFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            for (Map.Entry<String, BillFile> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().text.toString().getBytes(GBK));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a ZIP to memory", e);
        }
        return bytes.toByteArray();
    }
}
