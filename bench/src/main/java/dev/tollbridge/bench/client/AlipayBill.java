package dev.tollbridge.bench.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;

/**
 * The business bill as the merchant's own bookkeeper would fetch it, signed with the app's key (see
 * docs/protocols/alipay.md, "Bills"). Written apart from the adapter, so that a mistake there is
 * not repeated here.
 */
public final class AlipayBill {
    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int TRADE_NO = 0;
    private static final int ORDER_NO = 1;
    private static final int KIND = 2;
    private static final int AMOUNT = 11;
    private static final int REQUEST_NO = 21;
    private static final int COLUMNS = 25;
    private final FakeAlipay alipay;

    public AlipayBill(FakeAlipay alipay) {
        this.alipay = alipay;
    }

    /**
     * A movement of money.
     *
     * @param refund whether it left the merchant
     * @param orderNo the merchant's number
     * @param requestNo of a refund, else empty
     * @param amount minor units, positive
     */
    public record Row(
            boolean refund, String tradeNo, String orderNo, String requestNo, long amount) {}

    /**
     * @param now the channel's time in China
     * @throws IOException if there is no bill of that day yet
     */
    public List<Row> rows(String appId, String privateKey, LocalDate day, LocalDateTime now)
            throws IOException, InterruptedException {
        var parameters = new TreeMap<String, String>();
        parameters.put("app_id", appId);
        parameters.put("method", "alipay.data.dataservice.bill.downloadurl.query");
        parameters.put("charset", "utf-8");
        parameters.put("sign_type", "RSA2");
        parameters.put("timestamp", TIME.format(now));
        parameters.put("version", "1.0");
        parameters.put(
                "biz_content",
                Http.JSON.writeValueAsString(
                        Map.of("bill_type", "trade", "bill_date", day.toString())));
        parameters.put("sign", sign(parameters, privateKey));
        var answer = alipay.openForm(alipay.gateway(), parameters);
        var content = answer.json().path("alipay_data_dataservice_bill_downloadurl_query_response");
        var url = content.path("bill_download_url").asString("");
        if (url.isEmpty()) {
            throw new IOException("no bill of " + day + ": " + content);
        }
        return parse(alipay.http().download(java.net.URI.create(url), LIMIT));
    }

    private static String sign(SortedMap<String, String> parameters, String privateKey) {
        var text =
                parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
        try {
            var key =
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            Base64.getDecoder().decode(privateKey)));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the app's key does not sign", e);
        }
    }

    /** The first file of the ZIP lists the movements; comments start with #, ids end with a TAB. */
    static List<Row> parse(byte[] zip) throws IOException {
        try (var files = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
            if (files.getNextEntry() == null) {
                throw new IOException("the bill is empty");
            }
            var rows = new ArrayList<Row>();
            var lines = new String(files.readAllBytes(), GBK).lines().toList();
            lines.stream()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .forEach(line -> rows.add(row(line)));
            return rows;
        }
    }

    private static Row row(String line) {
        var cells = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException("a bill row of " + cells.size() + " cells: " + line);
        }
        return new Row(
                cells.get(KIND).equals("退款"),
                cells.get(TRADE_NO),
                cells.get(ORDER_NO),
                cells.get(REQUEST_NO),
                new BigDecimal(cells.get(AMOUNT)).abs().movePointRight(2).longValueExact());
    }
}
