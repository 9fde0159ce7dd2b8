package dev.tollbridge.simulators.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    static Map<String, String> operator(Shop shop) {
        try {
            var password = shop.account().path("password").asString().getBytes(UTF_8);
            return Map.of(
                    "op_user_id",
                    shop.account().path("operator").asString(),
                    "op_user_passwd",
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(password)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, String> refund(String order, String number, long fen) {
        Map<String, String> fields = new TreeMap<>(operator(shop));
        fields.put("out_trade_no", order);
        fields.put("out_refund_no", number);
        fields.put("refund_fee", Long.toString(fen));
        return shop.ask("refund", fields);
    }

    private Map<String, String> query(String number) {
        return shop.ask("refund_query", "out_refund_no", number);
    }

    @Test
    void partsAreRefundedOnceEachAndNeverMoreThanWasPaid() {
        var order = shop.paid();
        assertThat(refund(order, "r1", 1000)).containsEntry("refund_status", "PROCESSING");
        assertThat(refund(order, "r1", 1000)).containsEntry("result_code", "SUCCESS");
        assertThat(refund(order, "r1", 999)).containsEntry("err_code", "REFUND_FEE_MISMATCH");
        assertThat(refund(order, "r2", 231)).containsEntry("err_code", "REFUND_FEE_INVALID");
        assertThat(refund(order, "r2", 230)).containsEntry("result_code", "SUCCESS");
        shop.pass(Duration.ofSeconds(2));
        assertThat(query("r1"))
                .containsEntry("refund_status_0", "SUCCESS")
                .containsEntry("refund_fee_0", "1000");
        assertThat(shop.ask("refund_query", "out_trade_no", order))
                .containsEntry("refund_count", "2");
        assertThat(shop.state(order)).isEqualTo("REFUND");
        assertThat(query("none")).containsEntry("err_code", "REFUNDNOTEXIST");
    }

    @ParameterizedTest
    @CsvSource({"refund_fails, FAIL", "refund_change, CHANGE", "refund_slow, PROCESSING"})
    void refundsComeOutAsFaultsSay(String kind, String status) {
        var order = shop.paid();
        shop.fault("{\"kind\":\"%s\",\"times\":1}".formatted(kind));
        refund(order, "r1", 100);
        shop.pass(Duration.ofSeconds(2));
        assertThat(query("r1")).containsEntry("refund_status_0", status);
        if (status.equals("FAIL")) {
            // Notes 7: again under its own number.
            refund(order, "r1", 100);
            shop.pass(Duration.ofSeconds(2));
            assertThat(query("r1")).containsEntry("refund_status_0", "SUCCESS");
        }
    }

    @Test
    void aWrongPasswordRefundsNothing() {
        var order = shop.paid();
        var answer =
                shop.ask(
                        "refund",
                        Map.of(
                                "out_trade_no",
                                order,
                                "out_refund_no",
                                "r1",
                                "refund_fee",
                                "1",
                                "op_user_id",
                                Shop.MCH_ID,
                                "op_user_passwd",
                                "00000000000000000000000000000000"));
        assertThat(answer).containsEntry("err_code", "OP_USER_INVALID");
    }

    private String bill(String day) {
        var fields = shop.signed(Map.of("bill_date", day, "bill_type", "ALL"));
        var reply = shop.post("sp_download/qpay_mch_statement_down.cgi", Shop.xml(fields));
        return new String(reply.body(), UTF_8);
    }

    @Test
    void theBillIsThereFromNineOfTheNextDay() {
        var order = shop.paid();
        shop.pass(Duration.ofSeconds(1));
        refund(order, "r1", 30);
        assertThat(bill("20260301")).contains("BILL_CREATING");
        shop.pass(Duration.ofHours(23));
        var lines = bill("20260301").lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst()).startsWith("交易时间,").endsWith(",费率");
        assertThat(lines.get(1).split(",`")).hasSize(30).contains(order, "12.30", "SUCCESS");
        assertThat(lines.get(2).split(",`")).hasSize(30).contains("r1", "0.30", "REFUND");
        assertThat(lines.getLast()).isEqualTo("`2,`12.30,`0.30,`0.00");
        assertThat(bill("20260228")).contains("NO_BILL_EXIST");
    }
}
