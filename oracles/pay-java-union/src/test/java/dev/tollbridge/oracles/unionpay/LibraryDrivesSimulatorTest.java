package dev.tollbridge.oracles.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.egzosn.pay.common.bean.NoticeParams;
import com.egzosn.pay.common.bean.PayOrder;
import com.egzosn.pay.common.bean.RefundOrder;
import com.egzosn.pay.common.exception.PayErrorException;
import com.egzosn.pay.union.bean.UnionPayBillType;
import com.egzosn.pay.union.bean.UnionTransactionType;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is the simulator faithful? The library signs to it and verifies what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibraryDrivesSimulatorTest {
    private final Lab lab = new Lab();
    private Library library;
    private int numbers = 10_000;

    @BeforeAll
    void open() throws GeneralSecurityException, IOException {
        library = Library.of(lab);
    }

    @AfterAll
    void close() {
        lab.close();
    }

    private PayOrder order(UnionTransactionType type) {
        return new PayOrder("Tea", "cups", new BigDecimal("12.30"), "library" + ++numbers, type);
    }

    @Test
    void itsFormLeadsToTheCardPage() {
        var order = order(UnionTransactionType.WEB);
        var form =
                library.orderInfo(order).entrySet().stream()
                        .map(f -> f.getKey() + "=" + URLEncoder.encode("" + f.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        var answer =
                lab.send(
                        "POST",
                        "/unionpay/gateway/api/frontTransReq.do",
                        form,
                        "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(lab.order(order.getOutTradeNo()).path("amount").asLong()).isEqualTo(1230);
    }

    @Test
    void itReadsCodesAndTns() {
        assertThat(library.getQrPay(order(UnionTransactionType.APPLY_QR_CODE)))
                .startsWith("https://qr.95516.com/");
        var tn = library.app(order(UnionTransactionType.APP));
        assertThat("" + tn.get("tn")).matches("\\d{21}");
    }

    @Test
    void itScansACode() {
        var order = order(UnionTransactionType.CONSUME);
        order.setAuthCode(lab.paymentCode());
        order.addAttr("termId", "00000001");
        var answer = library.microPay(order);
        assertThat(answer).containsEntry("respCode", "00");
        assertThat(library.verify(new NoticeParams(answer))).isTrue();
        assertThat(state(order)).isEqualTo("00");
    }

    @Test
    void itRefundsAndUndoes() throws InterruptedException {
        var paid = paid();
        var refund = new RefundOrder("refund" + ++numbers, queryId(paid), new BigDecimal("2.30"));
        refund.setRefundNo("refund" + numbers);
        refund.setTradeNo(queryId(paid));
        assertThat(library.refund(refund).getRespCode()).isEqualTo("00");
        lab.simulators().advance(Duration.ofSeconds(2));
        assertThat(lab.order("refund" + numbers).path("status").asString()).isEqualTo("DONE");
        assertThatThrownBy(() -> library.refund(again(refund, "10.01")))
                .isInstanceOf(PayErrorException.class)
                .hasMessageContaining("36");
        var other = paid();
        var undo = again(refund, "12.30");
        undo.setTradeNo(queryId(other));
        assertThat(
                        library.unionRefundOrConsumeUndo(undo, UnionTransactionType.CONSUME_UNDO)
                                .getRespCode())
                .isEqualTo("00");
    }

    private RefundOrder again(RefundOrder refund, String amount) {
        var next =
                new RefundOrder("refund" + ++numbers, refund.getTradeNo(), new BigDecimal(amount));
        next.setRefundNo("refund" + numbers);
        next.setTradeNo(refund.getTradeNo());
        return next;
    }

    private PayOrder paid() {
        var order = order(UnionTransactionType.APPLY_QR_CODE);
        library.getQrPay(order);
        lab.pay(order.getOutTradeNo());
        return order;
    }

    private String queryId(PayOrder order) {
        return lab.order(order.getOutTradeNo()).path("query_id").asString();
    }

    /** Through the library's signing and verifying, with the order's own time. */
    private String state(PayOrder order) {
        var query = order(UnionTransactionType.QUERY);
        query.setOutTradeNo(order.getOutTradeNo());
        query.addAttr("txnTime", lab.order(order.getOutTradeNo()).path("txn_time").asString());
        var answer =
                fields(
                        library.getHttpRequestTemplate()
                                .postForObject(
                                        library.getSingleQueryUrl(),
                                        library.orderInfo(query),
                                        String.class));
        assertThat(library.verify(new NoticeParams(answer))).isTrue();
        return "" + answer.get("origRespCode");
    }

    private static Map<String, Object> fields(String text) {
        var fields = new HashMap<String, Object>();
        for (var pair : text.split("&", -1)) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], parts[1]);
        }
        return fields;
    }

    /** In a simulator of its own, because it moves the clock by more than a day. */
    @Test
    void itFetchesASettlementFile()
            throws InterruptedException, GeneralSecurityException, IOException {
        try (var other = new Lab()) {
            var merchant = Library.of(other);
            var order = order(UnionTransactionType.APPLY_QR_CODE);
            merchant.getQrPay(order);
            other.pay(order.getOutTradeNo());
            var today = Date.from(other.simulators().clock().instant());
            other.simulators().advance(Duration.ofHours(35));
            var answer = merchant.downloadBill(today, new UnionPayBillType("00"));
            assertThat("" + answer.get("fileName")).endsWith(".zip");
            assertThat("" + answer.get("fileContent")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong_signature", "imposter_certificate", "expired_certificate"})
    void itDoesNotBelieveTheWrongHand(String fault) {
        lab.fault(fault);
        assertThatThrownBy(() -> library.getQrPay(order(UnionTransactionType.APPLY_QR_CODE)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void itBelievesNotices() throws IOException, InterruptedException {
        var received = new ArrayBlockingQueue<String>(10);
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        try {
            var order = order(UnionTransactionType.APPLY_QR_CODE);
            order.addAttr("backUrl", "http://127.0.0.1:" + server.getAddress().getPort() + "/n");
            library.getQrPay(order);
            lab.pay(order.getOutTradeNo());
            var notice = received.poll(20, TimeUnit.SECONDS);
            assertThat(notice).isNotNull();
            var fields = fields(notice);
            fields.replaceAll((name, value) -> URLDecoder.decode("" + value, UTF_8));
            assertThat(library.verify(new NoticeParams(fields))).isTrue();
            fields.put("txnAmt", "1");
            assertThat(library.verify(new NoticeParams(fields))).isFalse();
        } finally {
            server.stop(0);
        }
    }
}
