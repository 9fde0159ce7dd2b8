package dev.tollbridge.oracles.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tollbridge.channels.unionpay.UnionPayAdapter;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.VerifiedNotice;
import dev.tollbridge.spi.VoidOrder;
import dev.tollbridge.spi.VoidState;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both were written from the same notes and share no code: here they meet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdapterAgainstSimulatorTest {
    private final Door door = new Door();

    @AfterAll
    void close() {
        door.close();
    }

    private <A extends ChannelAccount> A as(Class<A> capability) {
        return switch (new UnionPayAdapter().open(door.settings(Map.of()))) {
            case Opening.Opened(var account) -> capability.cast(account);
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private NextAction action(PayOrder order) {
        var result = door.value(as(ChannelAccount.Pays.class).pay(order, door.context()));
        if (result instanceof PayResult.Pending(var action, var tradeNo)) {
            return action;
        }
        throw new AssertionError(result);
    }

    private OrderState state(OrderRef order) {
        return door.value(as(ChannelAccount.Queries.class).query(order, door.context()));
    }

    private void payer(PayOrder order, String decision) {
        door.control("POST", "orders/" + order.orderNo() + "/" + decision, "{}");
    }

    private PayOrder paid() {
        var order = Orders.pay(door, Scene.QR);
        assertThat(action(order)).isInstanceOf(NextAction.ShowQr.class);
        payer(order, "pay");
        return order;
    }

    private String tradeNo(OrderRef order) {
        return switch (state(order)) {
            case OrderState.Paid(var receipt, var refunded) -> receipt.tradeNo();
            case OrderState.Authorized(var receipt) -> receipt.tradeNo();
            case OrderState other -> throw new AssertionError(other);
        };
    }

    @Test
    void aCodeIsShownPaidQueriedAndTold() {
        var order = Orders.pay(door, Scene.QR);
        assertThat(action(order)).isInstanceOf(NextAction.ShowQr.class);
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.NotFound.class);
        payer(order, "decline");
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Waiting.class);
        payer(order, "pay");
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Paid.class);
        assertThat(
                        door.value(
                                as(ChannelAccount.Closes.class)
                                        .close(Orders.reference(order), door.context())))
                .isInstanceOf(CloseResult.AlreadyPaid.class);
        door.pass(Duration.ZERO);
        assertThat(told()).isInstanceOf(NoticeContent.OrderChanged.class);
        assertThat(told().orderNo()).isEqualTo(order.orderNo());
    }

    /** What the latest notice says. */
    private NoticeContent told() {
        var outcome =
                door.outcome(
                        as(ChannelAccount.ReceivesNotices.class)
                                .receive(door.notices().getLast(), door.context()));
        if (outcome instanceof Outcome.Ok<VerifiedNotice>(var notice)) {
            return notice.content();
        }
        throw new AssertionError(outcome);
    }

    @Test
    void aForgedNoticeIsNotBelieved() {
        var order = Orders.pay(door, Scene.QR);
        action(order);
        door.control("POST", "orders/" + order.orderNo() + "/notify", "{\"forged\":true}");
        door.pass(Duration.ZERO);
        assertThat(
                        door.outcome(
                                as(ChannelAccount.ReceivesNotices.class)
                                        .receive(door.notices().getLast(), door.context())))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"WEB, ''", "H5, ''", "WEB, 13552535506"})
    void aFormLeadsToTheCardPage(Scene scene, String phone) {
        var options = phone.isEmpty() ? Map.<String, String>of() : Map.of("payer_phone", phone);
        var order = Orders.pay(door, scene, options);
        if (!(action(order) instanceof NextAction.FormPost(var url, var fields))) {
            throw new AssertionError("no form");
        }
        var form =
                fields.entrySet().stream()
                        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        var answer =
                door.send(
                        new HttpCall(
                                "front",
                                "POST",
                                url,
                                List.of(),
                                form.getBytes(UTF_8),
                                Set.of(),
                                1 << 20));
        assertThat(answer.status()).as(new String(answer.body(), UTF_8)).isEqualTo(303);
        payer(order, "pay");
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Paid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "pays, Paid",
        "asks_payer, Pending",
        "not_enough, Refused",
        "unsure_but_paid, Unknown"
    })
    void aScannedCodeComesOutAsItsEndingSays(String behaviour, String expected) {
        var order = Orders.scanning(door, behaviour);
        var outcome = door.outcome(as(ChannelAccount.Pays.class).pay(order, door.context()));
        var what = outcome instanceof Outcome.Ok<PayResult>(var value) ? value : outcome;
        assertThat(what.getClass().getSimpleName()).isEqualTo(expected);
        if (expected.equals("Unknown")) {
            assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Paid.class);
            // The same call again finds what became of the first.
            assertThat(door.value(as(ChannelAccount.Pays.class).pay(order, door.context())))
                    .isInstanceOf(PayResult.Paid.class);
        }
    }

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
                        false);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong_signature",
                "no_signature",
                "expired_certificate",
                "foreign_certificate",
                "imposter_certificate",
                "old_version",
                "garbage",
                "http_5xx",
                "unsure"
            })
    void theWrongHandSaysNothing(String fault) {
        var order = Orders.reference(paid());
        door.fault(fault, "");
        assertThat(door.outcome(as(ChannelAccount.Queries.class).query(order, door.context())))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(state(order)).isInstanceOf(OrderState.Paid.class);
    }

    @Test
    void aFlawedSuccessIsOne() {
        var order = Orders.pay(door, Scene.QR);
        action(order);
        door.fault("flawed_success", "");
        payer(order, "pay");
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Paid.class);
    }
}
