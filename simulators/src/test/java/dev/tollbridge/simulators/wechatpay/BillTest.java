package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bills (notes 7): one day with two payments, a refund and a reversal, looked at the day after. */
class BillTest extends SimulatorTest {
    private String first = "";

    @BeforeAll
    void aBusyDay() throws InterruptedException {
        refused(bill("tradebill", "&bill_type=ALL"), 400, "STATEMENT_CREATING");
        first = paid(10_000, ",\"attach\":\"a,b\"");
        paid(2_345);
        ok(
                merchant.post(
                        "/v3/refund/domestic/refunds",
                        "{\"out_trade_no\":\"%s\",\"out_refund_no\":\"BR1\",\"amount\":{\"refund\":1000,\"total\":10000,\"currency\":\"CNY\"}}"
                                .formatted(first)));
        String code = merchant.control("POST", "payment_codes", "{}").path("auth_code").asString();
        String scanned = newNumber();
        ok(
                merchant.post(
                        "/v3/pay/transactions/codepay",
                        order(
                                scanned,
                                500,
                                ",\"payer\":{\"auth_code\":\"%s\"},\"scene_info\":{\"store_info\":{\"id\":\"1\"}}"
                                        .formatted(code))));
        ok(
                merchant.post(
                        byNumber(scanned) + "/reverse",
                        "{\"appid\":\"%s\",\"mchid\":\"%s\"}".formatted(APPID, MCHID)));
        simulators.advance(Duration.ofDays(1));
    }

    private Merchant.Answer bill(String kind, String more) {
        return merchant.read("/v3/bill/" + kind + "?bill_date=2026-03-01" + more);
    }

    private Merchant.Answer download(JsonNode applied) {
        URI link = URI.create(applied.path("download_url").asString());
        return merchant.read(link.getRawPath() + "?" + link.getRawQuery());
    }

    private List<String> lines(String kind, String more) throws GeneralSecurityException {
        JsonNode applied = ok(bill(kind, more));
        Merchant.Answer file = download(applied);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Wechatpay-Signature")).isEmpty();
        assertThat(sha1(file.bytes())).isEqualTo(applied.path("hash_value").asString());
        return file.text().lines().toList();
    }

    private static String sha1(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    }

    @Test
    void theTradeBillHasEveryMovement() throws GeneralSecurityException {
        List<String> lines = lines("tradebill", "&bill_type=ALL");
        assertThat(lines).hasSize(1 + 5 + 2);
        assertThat(lines.getFirst().split(",")).hasSize(27).startsWith("交易时间", "公众账号ID");
        String[] payment = lines.get(1).split(",", -1);
        assertThat(payment).hasSize(27).allMatch(cell -> cell.startsWith("`"));
        assertThat(payment[6]).isEqualTo("`" + first);
        assertThat(payment[9]).isEqualTo("`SUCCESS");
        assertThat(payment[12]).isEqualTo("`100.00");
        assertThat(payment[21]).isEqualTo("`a b");
        assertThat(payment[22]).isEqualTo("`0.60000");
        assertThat(lines.toString()).contains("`REFUND", "`BR1", "`10.00", "`REVOKED");
        assertThat(lines.getLast()).isEqualTo("`5,`128.45,`15.00,`0.00,`0.68000,`128.45,`15.00");
    }

    @Test
    void itsPartsHaveColumnsOfTheirOwn() throws GeneralSecurityException {
        List<String> success = lines("tradebill", "&bill_type=SUCCESS");
        assertThat(success).hasSize(1 + 3 + 2);
        assertThat(success.getFirst()).doesNotContain("退款金额");
        List<String> refunds = lines("tradebill", "&bill_type=REFUND");
        assertThat(refunds).hasSize(1 + 2 + 2);
        assertThat(refunds.getFirst()).contains("退款申请时间,退款成功时间");
        assertThat(refunds.get(1).split(",", -1)).hasSameSizeAs(refunds.getFirst().split(",", -1));
    }

    @Test
    void theFundBillEndsWithTheBalance() throws GeneralSecurityException {
        List<String> lines = lines("fundflowbill", "&account_type=BASIC");
        assertThat(lines.getFirst().split(",")).hasSize(11);
        assertThat(lines.get(1)).contains("`收入,`100.00,`1000100.00");
        assertThat(lines.get(lines.size() - 3)).contains("`1000112.77");
        assertThat(lines.getLast()).startsWith("`" + (lines.size() - 3) + ",");
        refused(bill("fundflowbill", "&account_type=OPERATION"), 400, "NO_STATEMENT_EXIST");
    }

    @Test
    void itCanBeCompressed() throws IOException, GeneralSecurityException {
        JsonNode applied = ok(bill("tradebill", "&tar_type=GZIP"));
        byte[] file = download(applied).bytes();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes();
        assertThat(sha1(plain)).isEqualTo(applied.path("hash_value").asString());
        assertThat(new String(plain, StandardCharsets.UTF_8)).startsWith("交易时间");
    }

    @Test
    void refusals() throws InterruptedException {
        refused(
                merchant.read("/v3/bill/tradebill?bill_date=2026-02-27"),
                400,
                "NO_STATEMENT_EXIST");
        refused(merchant.read("/v3/bill/tradebill?bill_date=2025-11-01"), 400, "PARAM_ERROR");
        refused(merchant.read("/v3/bill/tradebill?bill_date=today"), 400, "PARAM_ERROR");
        refused(merchant.read("/v3/billdownload/file?token=x"), 400, "PARAM_ERROR");
        JsonNode applied = ok(bill("tradebill", ""));
        Merchant other = new Merchant(simulators, "1900000601", "{}");
        URI link = URI.create(applied.path("download_url").asString());
        assertThat(other.read(link.getRawPath() + "?" + link.getRawQuery()).status())
                .isEqualTo(400);
        simulators.advance(Duration.ofMinutes(6));
        refused(download(applied), 400, "PARAM_ERROR");
    }
}
