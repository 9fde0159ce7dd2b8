package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Protocol notes 4 and 5. */
class BillTest extends SimulatorTest {
    private static final Charset GBK = Charset.forName("GBK");

    @TempDir private Path directory;

    private static String bill(String type, String date) {
        return "{\"bill_type\":\"%s\",\"bill_date\":\"%s\"}".formatted(type, date);
    }

    private List<String> lines(String type, String date, String name) throws IOException {
        JsonNode node = ok("alipay.data.dataservice.bill.downloadurl.query", bill(type, date));
        HttpResponse<byte[]> response =
                merchant.send(
                        HttpRequest.newBuilder(
                                        URI.create(node.path("bill_download_url").asString()))
                                .build());
        assertThat(response.statusCode()).isEqualTo(200);
        Path file = directory.resolve("bill.zip");
        Files.write(file, response.body());
        try (ZipFile zip = new ZipFile(file.toFile(), GBK)) {
            List<String> names = new ArrayList<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                names.add(entry.getName());
            }
            String start = merchant.get("seller_id") + "0156_20260301_";
            assertThat(names).containsExactly(start + name + ".csv", start + name + "(汇总).csv");
            byte[] csv = zip.getInputStream(zip.getEntry(names.getFirst())).readAllBytes();
            return Arrays.asList(new String(csv, GBK).split("\r\n", -1));
        }
    }

    private void aDayOfTrade() throws InterruptedException {
        paid("bill1", "100.00");
        precreate("bill2", "20.50");
        merchant.pay("bill2");
        ok(
                "alipay.trade.refund",
                "{\"out_trade_no\":\"bill1\",\"refund_amount\":\"30.00\",\"out_request_no\":\"rr\"}");
        precreate("unpaid", "9.00");
        simulators.advance(Duration.ofHours(23));
    }

    @Test
    void tradeBillHoldsTheDaysPaymentsAndRefunds() throws IOException, InterruptedException {
        aDayOfTrade();
        List<String> lines = lines("trade", "2026-03-01", "业务明细");
        assertThat(lines.getFirst()).isEqualTo("#支付宝业务明细查询");
        int header =
                lines.indexOf(
                        lines.stream()
                                .filter(l -> l.startsWith("支付宝交易号,"))
                                .findFirst()
                                .orElseThrow());
        assertThat(lines.get(header).split(",", -1)).hasSize(25);
        List<String> rows = lines.subList(header + 1, header + 4);
        assertThat(rows)
                .filteredOn(r -> r.contains("bill1\t,交易,"))
                .singleElement()
                .asString()
                .contains(",100.00,100.00,")
                .contains(",-0.60,");
        assertThat(rows)
                .filteredOn(r -> r.contains("bill1\t,退款,"))
                .singleElement()
                .asString()
                .contains(",-30.00,-30.00,")
                .contains(",rr\t,");
        assertThat(rows).filteredOn(r -> r.contains("bill2\t,交易,")).hasSize(1);
        assertThat(lines).anyMatch(l -> l.startsWith("#交易合计：2笔，商家实收共120.50元"));
        assertThat(lines).anyMatch(l -> l.startsWith("#退款合计：1笔，商家实收共-30.00元"));
        assertThat(lines).noneMatch(l -> l.contains("unpaid"));
    }

    @Test
    void accountBillBalances() throws IOException, InterruptedException {
        aDayOfTrade();
        List<String> lines = lines("signcustomer", "2026-03-01", "账务明细");
        List<String> rows = lines.stream().filter(l -> l.startsWith("20260301")).toList();
        assertThat(rows).hasSize(5);
        assertThat(rows.getLast().split(",", -1)[8]).isEqualTo("89.78");
        assertThat(lines).anyMatch(l -> l.startsWith("#收入合计：2笔，共120.50元"));
        assertThat(lines).anyMatch(l -> l.startsWith("#支出合计：3笔，共-30.72元"));
    }

    @Test
    void aFaultLeavesARowOut() throws IOException, InterruptedException {
        aDayOfTrade();
        merchant.fault("{\"kind\":\"omit_bill_rows\",\"number\":\"bill2\"}");
        assertThat(lines("trade", "2026-03-01", "业务明细"))
                .noneMatch(l -> l.contains("bill2"))
                .anyMatch(l -> l.contains("bill1"));
    }

    @Test
    void isReadyTheNextMorningAtNine() throws InterruptedException {
        paid("early", "1.00");
        refused(
                "alipay.data.dataservice.bill.downloadurl.query",
                bill("trade", "2026-03-01"),
                "BILL_NOT_EXIST");
        simulators.advance(Duration.ofHours(23).minusSeconds(1));
        refused(
                "alipay.data.dataservice.bill.downloadurl.query",
                bill("trade", "2026-03-01"),
                "BILL_NOT_EXIST");
        simulators.advance(Duration.ofSeconds(1));
        ok("alipay.data.dataservice.bill.downloadurl.query", bill("trade", "2026-03-01"));
        refused(
                "alipay.data.dataservice.bill.downloadurl.query",
                bill("trade", "2026-02"),
                "BILL_NOT_EXIST");
        simulators.advance(Duration.ofDays(1));
        ok("alipay.data.dataservice.bill.downloadurl.query", bill("trade", "2026-02"));
    }

    @Test
    void theLinkLivesThirtySecondsAndAnEmptyBillSaysSo() throws InterruptedException {
        JsonNode node =
                ok("alipay.data.dataservice.bill.downloadurl.query", bill("trade", "2026-02-01"));
        assertThat(node.path("bill_file_code").asString()).isEqualTo("EMPTY_DATA_WITH_BILL_FILE");
        URI link = URI.create(node.path("bill_download_url").asString());
        simulators.advance(Duration.ofSeconds(30));
        assertThat(merchant.send(HttpRequest.newBuilder(link).build()).statusCode()).isEqualTo(200);
        simulators.advance(Duration.ofSeconds(1));
        assertThat(merchant.send(HttpRequest.newBuilder(link).build()).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesDatesAndKindsThatDoNotExist() {
        for (String biz :
                List.of(
                        bill("trade", "2026-13-01"),
                        bill("nonsense", "2026-02-01"),
                        bill("trade", "2019-01-01"))) {
            refused("alipay.data.dataservice.bill.downloadurl.query", biz, "INVAILID_ARGUMENTS");
        }
    }
}
