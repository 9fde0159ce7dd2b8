package dev.tollbridge.oracles.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.TransferState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money out, and what Alipay writes down about all of it. */
class PayoutsAndBillsAgainstSimulatorTest {
    private final Lab lab = new Lab();
    private final NoticeBox box = new NoticeBox();
    private final Performer performer = new Performer();

    @AfterEach
    void close() {
        performer.close();
        box.close();
        lab.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("channel-alipay/transfer")
    void transfersSucceedWaitFailAndAreFoundAgain(Mode mode) throws InterruptedException {
        var shop = Shop.of(lab, mode, box, Map.of());
        earn(shop, "50.00");
        var transfers = shop.as(ChannelAccount.Transfers.class);

        var good = transfer("2088102146225135", "1.00");
        assertThat(performer.value(transfers.queryTransfer(good, shop.context())))
                .isEqualTo(new TransferState.NotFound());
        assertThat(performer.value(transfers.transfer(good, shop.context())))
                .isInstanceOf(TransferState.Succeeded.class);
        assertThat(performer.value(transfers.transfer(good, shop.context())))
                .as("a repeat means the same transfer")
                .isInstanceOf(TransferState.Succeeded.class);
        assertThat(performer.value(transfers.queryTransfer(good, shop.context())))
                .isInstanceOf(TransferState.Succeeded.class);

        var slow = transfer("li0102@example.com0102", "1.00");
        assertThat(performer.value(transfers.transfer(slow, shop.context())))
                .isInstanceOf(TransferState.Pending.class);
        var failing = transfer("open-id-0103", "1.00");
        assertThat(performer.value(transfers.transfer(failing, shop.context())))
                .isInstanceOf(TransferState.Pending.class);
        lab.advance(Duration.ofMinutes(2));
        assertThat(performer.value(transfers.queryTransfer(slow, shop.context())))
                .isInstanceOf(TransferState.Succeeded.class);
        assertThat(performer.value(transfers.queryTransfer(failing, shop.context())))
                .isInstanceOf(TransferState.Failed.class);
        assertThat(error(transfers.transfer(transfer("nobody-0404", "1.00"), shop.context())))
                .isEqualTo(DeclineCode.PAYER_NOT_FOUND);
        assertThat(error(transfers.transfer(transfer("open-id-1", "99000000.00"), shop.context())))
                .isEqualTo(DeclineCode.MERCHANT_INSUFFICIENT_FUNDS);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("channel-alipay/download_bill")
    void billsOfADay(Mode mode) throws InterruptedException {
        var shop = Shop.of(lab, mode, box, Map.of());
        var today = lab.now().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        var orderNo = earn(shop, "12.30");
        lab.advance(Duration.ofSeconds(1));
        var bills = shop.as(ChannelAccount.DownloadsBills.class);
        var early = performer.perform(bills.downloadBill(trades(today), shop.context()));
        assertThat(early.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.error().category())
                                        .isEqualTo(ErrorCategory.RETRYABLE));

        lab.advance(Duration.ofDays(2));
        var bill = performer.value(bills.downloadBill(trades(today), shop.context()));
        assertThat(bill.rows()).hasSize(2);
        var paid = bill.rows().get(0);
        assertThat(paid.entry()).isEqualTo(Bill.Entry.PAYMENT);
        assertThat(paid.orderNo()).isEqualTo(orderNo);
        assertThat(paid.amountMinor()).isEqualTo(1230);
        assertThat(paid.feeMinor()).isLessThanOrEqualTo(0);
        var refunded = bill.rows().get(1);
        assertThat(refunded.entry()).isEqualTo(Bill.Entry.REFUND);
        assertThat(refunded.refundNo()).isEqualTo("R" + orderNo);
        assertThat(refunded.amountMinor()).isEqualTo(-230);

        var funds =
                performer.value(
                        bills.downloadBill(
                                new BillRequest(today, BillRequest.Kind.FUNDS), shop.context()));
        assertThat(funds.rows()).extracting(Bill.Row::amountMinor).contains(1230L, -230L);
        var empty = performer.value(bills.downloadBill(trades(today.minusDays(9)), shop.context()));
        assertThat(empty.rows()).isEmpty();
    }

    /** Sells something and gives part of it back. */
    private String earn(Shop shop, String amount) {
        var order = shop.order(Scene.BARCODE, amount, lab.paymentCode("pays"));
        performer.value(shop.as(ChannelAccount.Pays.class).pay(order, shop.context()));
        var refund =
                new RefundOrder(
                        "R" + order.orderNo(),
                        Shop.ref(order, false),
                        Shop.yuan("2.30"),
                        Shop.yuan("0.00"),
                        null);
        performer.value(shop.as(ChannelAccount.Refunds.class).refund(refund, shop.context()));
        return order.orderNo();
    }

    private static BillRequest trades(LocalDate day) {
        return new BillRequest(day, BillRequest.Kind.TRADES);
    }

    private static TransferOrder transfer(String payee, String amount) {
        return new TransferOrder("X" + Shop.newNo(), Shop.yuan(amount), payee, "李华", "Payout 款");
    }

    private DeclineCode error(Step<TransferState> step) {
        if (performer.perform(step).outcome()
                instanceof Outcome.Refused<TransferState>(var error)) {
            return error.code();
        }
        throw new AssertionError("not refused");
    }
}
