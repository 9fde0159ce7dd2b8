package dev.tollbridge.oracles.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.VoidOrder;
import dev.tollbridge.spi.VoidState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What follows a payment, and what is reserved first. */
class FollowersAgainstSimulatorTest extends Meeting {
    @Test
    void refundsArePartialRepeatedAndNeverTooMuch() {
        var order = Orders.reference(paid());
        var first = refund(order, 230);
        var account = as(ChannelAccount.Refunds.class);
        assertThat(door.value(account.refund(first, door.context())))
                .isInstanceOf(RefundState.Pending.class);
        door.pass(Duration.ofSeconds(2));
        assertThat(door.value(account.refund(first, door.context())))
                .as("the same refund again is the same refund")
                .isInstanceOf(RefundState.Succeeded.class);
        var reference = new RefundRef(first.refundNo(), order, first.amount());
        assertThat(
                        door.value(
                                as(ChannelAccount.QueriesRefunds.class)
                                        .queryRefund(reference, door.context())))
                .isInstanceOf(RefundState.Succeeded.class);
        assertThat(door.outcome(account.refund(refund(order, 1001), door.context())))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(door.value(account.refund(refund(order, 1000), door.context())))
                .isInstanceOf(RefundState.Pending.class);
    }

    private RefundOrder refund(OrderRef order, long fen) {
        return new RefundOrder(
                door.newNumber(), order, Money.of(fen, "CNY"), Money.of(0, "CNY"), "broken");
    }

    @Test
    @Tag("channel-unionpay/cancel")
    void aPaymentIsUndoneOnItsDay() {
        var order = Orders.scanning(door, "pays");
        door.value(as(ChannelAccount.Pays.class).pay(order, door.context()));
        var account = as(ChannelAccount.Cancels.class);
        assertThat(door.value(account.cancel(Orders.reference(order), door.context())))
                .isInstanceOf(CancelResult.AskAgain.class);
        door.pass(Duration.ofSeconds(2));
        assertThat(door.value(account.cancel(Orders.reference(order), door.context())))
                .isInstanceOf(CancelResult.Refunded.class);
    }

    @Test
    void reservedMoneyIsFinishedAndTheFinishUndone() {
        var order = reserved();
        var reference = Orders.reference(order, true);
        var finish =
                new CaptureOrder(
                        door.newNumber(),
                        reference,
                        tradeNo(reference),
                        Money.of(1000, "CNY"),
                        "Tea",
                        true);
        var account = as(ChannelAccount.Captures.class);
        assertThat(door.value(account.capture(finish, door.context())))
                .isInstanceOf(CaptureState.Pending.class);
        door.pass(Duration.ofSeconds(2));
        assertThat(door.value(account.queryCapture(finish, door.context())))
                .isInstanceOf(CaptureState.Succeeded.class);
        var taken =
                new OrderRef(
                        finish.captureNo(),
                        null,
                        finish.amount(),
                        order.method(),
                        order.scene(),
                        false,
                        order.expiresAt());
        door.value(as(ChannelAccount.Cancels.class).cancel(taken, door.context()));
        assertThat(
                        door.calls().stream()
                                .map(HttpCall::operation)
                                .filter(name -> name.equals("unionpay.preauth-finish-undo")))
                .hasSize(1);
        door.pass(Duration.ofSeconds(2));
        assertThat(door.value(as(ChannelAccount.Cancels.class).cancel(taken, door.context())))
                .isInstanceOf(CancelResult.Refunded.class);
    }

    private PayOrder reserved() {
        var order = Orders.pay(door, Scene.APP);
        var result =
                door.value(as(ChannelAccount.Authorizes.class).authorize(order, door.context()));
        assertThat(result).isInstanceOf(PayResult.Pending.class);
        payer(order, "pay");
        return order;
    }

    @Test
    @Tag("channel-unionpay/app/authorize")
    @Tag("channel-unionpay/void")
    void reservedMoneyIsGivenFree() {
        var order = reserved();
        var reference = Orders.reference(order, true);
        var release =
                new VoidOrder(door.newNumber(), reference, tradeNo(reference), order.amount());
        var account = as(ChannelAccount.Voids.class);
        assertThat(door.value(account.voidAuthorization(release, door.context())))
                .isInstanceOf(VoidState.Pending.class);
        door.pass(Duration.ofSeconds(2));
        assertThat(door.value(account.queryVoid(release, door.context())))
                .isEqualTo(new VoidState.Succeeded(order.amount()));
    }

    @Test
    @Tag("channel-unionpay/download_bill")
    void theBillOfADayHasItsPaymentsAndRefunds() {
        var order = Orders.reference(paid());
        var refund = refund(order, 230);
        door.value(as(ChannelAccount.Refunds.class).refund(refund, door.context()));
        door.pass(Duration.ofSeconds(2));
        var request = new BillRequest(today(), BillRequest.Kind.TRADES);
        var account = as(ChannelAccount.DownloadsBills.class);
        assertThat(door.outcome(account.downloadBill(request, door.context())))
                .isInstanceOf(Outcome.Refused.class);
        door.pass(Duration.ofHours(24));
        assertThat(door.value(account.downloadBill(request, door.context())).rows())
                .extracting(Bill.Row::entry, Bill.Row::orderNo, Bill.Row::amountMinor)
                .contains(
                        tuple(Bill.Entry.PAYMENT, order.orderNo(), 1230L),
                        tuple(Bill.Entry.REFUND, order.orderNo(), -230L));
    }

    /** The settlement day, which ends at 23:00. */
    private LocalDate today() {
        return LocalDate.ofInstant(door.now().plus(Duration.ofHours(1)), ZoneOffset.ofHours(8));
    }
}
