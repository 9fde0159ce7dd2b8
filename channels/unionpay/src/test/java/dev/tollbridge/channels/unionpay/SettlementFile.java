package dev.tollbridge.channels.unionpay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Settlement files, made by the widths of section 7. */
record SettlementFile(Map<String, String> files) {
    static final String ZM = "INN16112088ZM_" + UnionPayScript.MER_ID;
    static final String ZME = "INN16112088ZME_" + UnionPayScript.MER_ID;

    private static final Charset GBK = Charset.forName("GBK");
    private static final int[] ZM_WIDTHS = {
        3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1,
        21, 15, 1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 32, 98
    };
    private static final int[] ZME_WIDTHS = {
        3, 11, 11, 6, 10, 19, 12, 4, 2, 2, 6, 10, 4, 12, 13, 13, 15, 15, 1, 12, 2, 135
    };

    static SettlementFile sample() {
        var files = new LinkedHashMap<String, String>();
        files.put(
                ZM,
                payment("01m7yhx300e008000000000001", "000000001230", "D000000000012")
                        + refund("01m7yhx300e008000000000002", "01m7yhx300e008000000000001"));
        files.put(ZME, adjustment("D000000000500"));
        return new SettlementFile(files);
    }

    static String payment(String orderId, String fen, String fee) {
        return zm(
                1,
                "S22",
                4,
                "123456",
                5,
                "1120100009",
                6,
                "6226****0018",
                7,
                fen,
                10,
                "202611201000001234568",
                12,
                orderId,
                16,
                fee,
                17,
                "C000000001218",
                20,
                "01",
                21,
                "01",
                22,
                "000201",
                28,
                UnionPayScript.MER_ID,
                31,
                "茶叶铺");
    }

    static String refund(String refundId, String orderId) {
        return zm(
                1,
                "S30",
                4,
                "123457",
                5,
                "1119233009",
                7,
                "000000000230",
                10,
                "202611192330001234569",
                12,
                refundId,
                16,
                "C000000000002",
                17,
                "D000000000228",
                20,
                "04",
                21,
                "00",
                22,
                "000201",
                27,
                "202611201000001234568",
                41,
                orderId);
    }

    static String adjustment(String net) {
        return line(ZME_WIDTHS, 1, "E01", 4, "123458", 5, "1120110009", 7, "000000000500", 16, net);
    }

    static String zm(Object... numbersAndTexts) {
        return line(ZM_WIDTHS, numbersAndTexts);
    }

    /** Widths are bytes, so a Chinese character takes two. */
    private static String line(int[] widths, Object... numbersAndTexts) {
        var texts = new String[widths.length];
        Arrays.fill(texts, "");
        for (int i = 0; i < numbersAndTexts.length; i += 2) {
            texts[(Integer) numbersAndTexts[i] - 1] = (String) numbersAndTexts[i + 1];
        }
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : " ").append(texts[i]);
            line.append(" ".repeat(widths[i] - texts[i].getBytes(GBK).length));
        }
        return line.append("\r\n").toString();
    }

    /** Base64 around zlib around a ZIP. */
    String content() {
        var bytes = new ByteArrayOutputStream();
        try (var zlib = new DeflaterOutputStream(bytes)) {
            zlib.write(zip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(GBK));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
