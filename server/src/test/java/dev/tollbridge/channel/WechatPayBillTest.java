package dev.tollbridge.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.simulators.Simulators;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.ChannelAccount.DownloadsBills;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What WeChat Pay writes down about a day against what the gateway did, over the wire: the signed
 * answer with the hash, the file, its rows.
 */
class WechatPayBillTest extends ChannelLife {
    private static final String METHOD = "wechat_pay";

    /** A row or a payment or a refund of ours, as far as both sides have to agree. */
    private record Entry(Bill.Entry kind, String number, String tradeNo, long amount) {}

    /** Its clock goes on by days, and the orders of other tests would be too late there. */
    private final Simulators own = Simulators.start();

    WechatPayBillTest() {
        super("wechatpay");
    }

    @Override
    URI channels() {
        return own.baseUri();
    }

    @Override
    Draft account(String number) {
        return WechatPayLifeTest.account(this, number);
    }

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    @Tag("channel-wechat_pay/download_bill")
    void theBillOfADayIsWhatTheGatewayDid() throws InterruptedException {
        var begun = today();
        var scanned = create(METHOD, "barcode", scanned("pays"));
        var shown = create(METHOD, "qr", "");
        paid(shown);
        create(METHOD, "qr", "");
        var refund = ok(refund(shown, 500)).path("id").asString();
        // It settles after two seconds.
        own.advance(Duration.ofSeconds(2));
        awaitStatus("/v1/refunds/" + refund, "succeeded");
        var days = Stream.of(begun, today()).distinct().toList();
        own.advance(Duration.ofDays(2));

        put("faults", "{\"kind\": \"change_bill\", \"times\": 1}");
        assertThatThrownBy(() -> rows(days, BillRequest.Kind.TRADES))
                .hasMessageContaining("not whole");
        var rows = rows(days, BillRequest.Kind.TRADES);
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        paidEntry(scanned), paidEntry(shown), refundEntry(shown, refund));
        assertThat(rows.stream().mapToLong(Entry::amount).sum()).isEqualTo(-payable());
        assertThat(rows(days, BillRequest.Kind.FUNDS))
                .filteredOn(row -> row.kind() != Bill.Entry.FEE)
                .extracting(Entry::amount)
                .containsExactlyInAnyOrder(AMOUNT, AMOUNT, -500L);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(own.clock().instant(), ZoneOffset.ofHours(8));
    }

    /** Of more days than one if it is midnight in China. */
    private List<Entry> rows(List<LocalDate> days, BillRequest.Kind kind) {
        return days.stream()
                .map(day -> new BillRequest(day, kind))
                .map(request ->
                        perform(
                                DownloadsBills.class,
                                (it, context) -> it.downloadBill(request, context)))
                .flatMap(bill -> bill.rows().stream())
                .map(WechatPayBillTest::entry)
                .toList();
    }

    private static Entry entry(Bill.Row row) {
        var number = row.entry() == Bill.Entry.REFUND ? row.refundNo() : row.orderNo();
        return new Entry(row.entry(), String.valueOf(number), row.tradeNo(), row.amountMinor());
    }

    private Entry paidEntry(JsonNode payment) {
        return new Entry(Bill.Entry.PAYMENT, number(payment), tradeNo(payment), AMOUNT);
    }

    private Entry refundEntry(JsonNode payment, String refund) {
        var known = read("/v1/refunds/" + refund);
        return new Entry(
                Bill.Entry.REFUND,
                known.path("channel_refund_no").asString(),
                tradeNo(payment),
                -known.path("amount").asLong());
    }

    private String tradeNo(JsonNode payment) {
        return read("/v1/payments/" + id(payment) + "?expand=attempts")
                .at("/attempts/0/channel_trade_no")
                .asString();
    }

    /** What the books owe the merchant, negative. */
    private long payable() {
        var balances = read("/v1/balances").path("data");
        return StreamSupport.stream(balances.spliterator(), false)
                .filter(it -> it.path("account").asString().equals("merchant:payable"))
                .mapToLong(it -> it.path("balance").asLong())
                .sum();
    }
}
