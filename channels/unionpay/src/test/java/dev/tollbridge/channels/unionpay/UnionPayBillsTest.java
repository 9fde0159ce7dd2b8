package dev.tollbridge.channels.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.ChannelAccount.DownloadsBills;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.testkit.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settlement files (section 7). */
class UnionPayBillsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void paymentsAndRefundsAreFoundByTheirColumns() {
        assertThat(rows(BillRequest.Kind.TRADES, SettlementFile.sample()))
                .containsExactly(
                        new Bill.Row(
                                Bill.Entry.PAYMENT,
                                "202611201000001234568",
                                Samples.ORDER_NO,
                                null,
                                "CNY",
                                1230,
                                -12,
                                Instant.parse("2026-11-20T02:00:09Z"),
                                "01/01 000201",
                                1),
                        new Bill.Row(
                                Bill.Entry.REFUND,
                                "202611192330001234569",
                                Samples.ORDER_NO,
                                Samples.REFUND_NO,
                                "CNY",
                                -230,
                                2,
                                // A settlement day begins at 23:00 of the day before.
                                Instant.parse("2026-11-19T15:30:09Z"),
                                "04/00 000201",
                                2));
    }

    @Test
    void movementsShowFeesAndAdjustmentsByThemselves() {
        assertThat(rows(BillRequest.Kind.FUNDS, SettlementFile.sample()))
                .extracting(Bill.Row::entry, Bill.Row::amountMinor, Bill.Row::feeMinor)
                .containsExactly(
                        tuple(Bill.Entry.PAYMENT, 1230L, 0L),
                        tuple(Bill.Entry.FEE, -12L, 0L),
                        tuple(Bill.Entry.REFUND, -230L, 0L),
                        tuple(Bill.Entry.FEE, 2L, 0L),
                        tuple(Bill.Entry.OTHER, -500L, 0L));
    }

    @Test
    void aDayWithoutTradeIsAnEmptyBill() {
        assertThat(rows(BillRequest.Kind.TRADES, zm(""))).isEmpty();
        assertThat(rows(BillRequest.Kind.FUNDS, zm(""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 42})
    void aLineThatIsCutOffMakesNoBill(int fields) {
        var whole = SettlementFile.payment("01m7yhx300e008000000000001", "000000001230", "");
        var cut = whole.substring(0, fields == 5 ? 40 : whole.length() - 120) + "\r\n";
        assertUnknown(zm(whole + cut).content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000123O", "", "-00000001230"})
    void anAmountThatIsNoneMakesNoBill(String fen) {
        assertUnknown(zm(SettlementFile.payment("01m7yhx300e008000000000001", fen, "")).content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not Base64", "eJwDAAAAAAE="})
    void whatIsNoArchiveMakesNoBill(String content) {
        assertUnknown(content);
    }

    @Test
    void anotherMerchantsFileIsNotOurs() {
        assertUnknown(new SettlementFile(Map.of("INN16112088ZM_777290058110666", "")).content());
    }

    private static SettlementFile zm(String text) {
        return new SettlementFile(Map.of(SettlementFile.ZM, text));
    }

    private static List<Bill.Row> rows(BillRequest.Kind kind, SettlementFile file) {
        var outcome = outcome(kind, file.content());
        if (outcome instanceof Outcome.Ok<Bill>(var bill)) {
            assertThat(bill.day()).isEqualTo(DAY);
            return bill.rows();
        }
        throw new AssertionError(outcome);
    }

    private static void assertUnknown(String content) {
        assertThat(outcome(BillRequest.Kind.TRADES, content)).isInstanceOf(Outcome.Unknown.class);
    }

    private static Outcome<Bill> outcome(BillRequest.Kind kind, String content) {
        var step =
                Account.plain()
                        .as(DownloadsBills.class)
                        .downloadBill(new BillRequest(DAY, kind), Samples.context());
        return Account.outcome(
                step,
                request ->
                        UnionPayAnswers.answer(request, "00", "成功").with("fileContent", content));
    }
}
