package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.ChannelAccount.DownloadsBills;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatPayBillsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private final Account account = Account.plain();

    @Test
    void paymentsRefundsAndReversalsAreRows() {
        assertThat(rows(BillRequest.Kind.TRADES, BillSamples.TRADES))
                .containsExactly(
                        new Bill.Row(
                                Bill.Entry.PAYMENT,
                                "4200000001",
                                Samples.ORDER_NO,
                                null,
                                "CNY",
                                1230,
                                -7,
                                Instant.parse("2026-11-20T02:00:09Z"),
                                "茶, 杯",
                                2),
                        new Bill.Row(
                                Bill.Entry.REFUND,
                                "4200000001",
                                Samples.ORDER_NO,
                                Samples.REFUND_NO,
                                "CNY",
                                -230,
                                1,
                                Instant.parse("2026-11-20T03:00:01Z"),
                                "茶, 杯",
                                3),
                        new Bill.Row(
                                Bill.Entry.REFUND,
                                "4200000002",
                                "T0000000000000000000000000000002",
                                null,
                                "CNY",
                                -500,
                                0,
                                Instant.parse("2026-11-20T04:00:00Z"),
                                "茶",
                                4));
    }

    @Test
    void movementsOfTheAccountAreRows() {
        var rows = rows(BillRequest.Kind.FUNDS, BillSamples.FUNDS);
        assertThat(rows)
                .extracting(Bill.Row::entry)
                .containsExactly(Bill.Entry.PAYMENT, Bill.Entry.FEE, Bill.Entry.REFUND);
        assertThat(rows).extracting(Bill.Row::amountMinor).containsExactly(1230L, -7L, -230L);
        assertThat(rows.getFirst().orderNo()).isEqualTo(Samples.ORDER_NO);
        assertThat(rows.getLast().refundNo()).isEqualTo(Samples.REFUND_NO);
        assertThat(rows.getLast().orderNo()).isNull();
    }

    @Test
    void columnsAreFoundByTheirNames() {
        var more = BillSamples.TRADES.replace("交易时间,", "新列,交易时间,").replace("`2026", "`x,`2026");
        assertThat(rows(BillRequest.Kind.TRADES, more))
                .isEqualTo(rows(BillRequest.Kind.TRADES, BillSamples.TRADES));
        assertThat(rows(BillRequest.Kind.TRADES, BillSamples.TRADES.replace("\n", "\r\n")))
                .hasSize(3);
    }

    @Test
    void aDayWithoutMovementsHasNoRows() {
        var lines = BillSamples.FUNDS.lines().toList();
        var empty = lines.getFirst() + "\n" + lines.get(4) + "\n`0,`0,`0.00,`0,`0.00\n";
        assertThat(rows(BillRequest.Kind.FUNDS, empty)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "订单金额;订单数额",
                "`CMC,;''",
                "`3,`12.30;`4,`12.30",
                "`2.30,`;`2.305,`",
                "`12.30;`1e2",
                "总交易单数;`总交易单数"
            })
    void aBillThatDoesNotAddUpIsNone(String text, String instead) {
        var changed = BillSamples.TRADES.replace(text, instead);
        assertThat(changed).isNotEqualTo(BillSamples.TRADES);
        assertThat(
                        outcome(
                                BillRequest.Kind.TRADES,
                                BillSamples.sha1(changed),
                                BillSamples.gzipOf(changed)))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void anotherFileThanAnnouncedIsNone() {
        var genuine = BillSamples.gzipOf(BillSamples.TRADES);
        var hash = BillSamples.sha1(BillSamples.TRADES);
        assertThat(outcome(BillRequest.Kind.TRADES, hash, genuine)).isInstanceOf(Outcome.Ok.class);
        assertThat(outcome(BillRequest.Kind.TRADES, hash.toUpperCase(Locale.ROOT), genuine))
                .isInstanceOf(Outcome.Ok.class);
        var other = BillSamples.gzipOf(BillSamples.TRADES.replace("12.30", "12.31"));
        for (var bad :
                List.of(
                        other,
                        Arrays.copyOf(genuine, genuine.length - 9),
                        BillSamples.TRADES.getBytes(UTF_8))) {
            assertThat(outcome(BillRequest.Kind.TRADES, hash, bad))
                    .isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(outcome(BillRequest.Kind.TRADES, "", genuine))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aServiceProviderAsksForItsSubMerchant() {
        var provider = account.with("sub_mch_id", "1900000109").as(DownloadsBills.class);
        var trades = new BillRequest(DAY, BillRequest.Kind.TRADES);
        assertThat(Account.first(provider.downloadBill(trades, Samples.context())).uri().getQuery())
                .endsWith("&sub_mchid=1900000109");
        var funds = new BillRequest(DAY, BillRequest.Kind.FUNDS);
        assertThat(Account.outcome(provider.downloadBill(funds, Samples.context())))
                .isInstanceOf(Outcome.Refused.class);
    }

    private List<Bill.Row> rows(BillRequest.Kind kind, String csv) {
        var outcome = outcome(kind, BillSamples.sha1(csv), BillSamples.gzipOf(csv));
        if (outcome instanceof Outcome.Ok<Bill>(var bill)) {
            return bill.rows();
        }
        throw new AssertionError(outcome);
    }

    private Outcome<Bill> outcome(BillRequest.Kind kind, String hash, byte[] file) {
        var step =
                account.as(DownloadsBills.class)
                        .downloadBill(new BillRequest(DAY, kind), Samples.context());
        var announced = BillSamples.announced("tradebill").put("hash_value", hash).toString();
        return Conversation.hold(
                        step,
                        (call, n) ->
                                n == 0
                                        ? WechatPayScript.genuine().reply(200, announced)
                                        : new HttpReply(200, List.of(), file))
                .outcome();
    }
}
