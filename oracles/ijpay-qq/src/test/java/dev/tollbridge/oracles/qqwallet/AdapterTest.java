package dev.tollbridge.oracles.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ijpay.core.kit.WxPayKit;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.VerifiedNotice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The adapter at the simulator, with the library looking over its shoulder. */
class AdapterTest {
    private Door door = new Door("MD5");

    @AfterEach
    void close() {
        door.close();
    }

    private PayResult pay(PayOrder order) {
        return door.value(door.as(ChannelAccount.Pays.class).pay(order, door.context()));
    }

    private OrderState state(PayOrder order) {
        return door.value(
                door.as(ChannelAccount.Queries.class).query(Door.reference(order), door.context()));
    }

    private PayOrder paid() {
        var order = door.order(Scene.QR, null);
        assertThat(pay(order)).isInstanceOf(PayResult.Pending.class);
        door.payer(order.orderNo(), "pay");
        return order;
    }

    private Outcome<VerifiedNotice> receive(RawNotice notice) {
        return door.outcome(
                door.as(ChannelAccount.ReceivesNotices.class).receive(notice, door.context()));
    }

    @Tag("channel-qq_wallet/qr/pay")
    @Tag("channel-qq_wallet/query")
    @Tag("channel-qq_wallet/receive_notices")
    @Tag("channel-qq_wallet/refund")
    @Tag("channel-qq_wallet/query_refund")
    @Tag("channel-qq_wallet/download_bill")
    @ParameterizedTest
    @ValueSource(strings = {"MD5", "HMAC-SHA256"})
    void anOrderIsPaidToldRefundedAndBilledAndTheLibraryAgreesWithAllThatIsSent(String signType) {
        door.close();
        door = new Door(signType);
        var order = paid();
        assertThat(state(order)).isInstanceOf(OrderState.Paid.class);
        door.pass(Duration.ZERO);
        assertThat(told(receive(door.notices().getLast())).orderNo()).isEqualTo(order.orderNo());
        var amount = Money.of(30, "CNY");
        var refund =
                new RefundOrder(
                        door.newNumber(), Door.reference(order), amount, Money.of(0, "CNY"), null);
        var refunds = door.as(ChannelAccount.Refunds.class);
        assertThat(door.value(refunds.refund(refund, door.context())))
                .isInstanceOf(RefundState.Pending.class);
        door.pass(Duration.ofSeconds(2));
        var reference = new RefundRef(refund.refundNo(), refund.order(), amount);
        assertThat(
                        door.value(
                                door.as(ChannelAccount.QueriesRefunds.class)
                                        .queryRefund(reference, door.context())))
                .isInstanceOf(RefundState.Succeeded.class);
        door.pass(Duration.ofDays(1));
        var request = new BillRequest(LocalDate.of(2026, 11, 21), BillRequest.Kind.TRADES);
        var bill =
                door.value(
                        door.as(ChannelAccount.DownloadsBills.class)
                                .downloadBill(request, door.context()));
        assertThat(bill.rows())
                .extracting(Bill.Row::amountMinor)
                .containsExactlyInAnyOrder(1230L, -30L);
        theLibraryAgreesWithAllThatWasSent();
    }

    private static NoticeContent told(Outcome<VerifiedNotice> outcome) {
        if (outcome instanceof Outcome.Ok<VerifiedNotice>(var notice)) {
            return notice.content();
        }
        throw new AssertionError(outcome);
    }

    private void theLibraryAgreesWithAllThatWasSent() {
        var library = new Library(door);
        assertThat(door.calls()).hasSizeGreaterThan(4);
        for (var call : door.calls()) {
            var fields = WxPayKit.xmlToMap(new String(call.body(), UTF_8));
            assertThat(WxPayKit.verifyNotify(fields, library.key(), library.type()))
                    .as(call.operation())
                    .isTrue();
        }
    }

    @Test
    void theAdapterReadsWhatTheLibraryWrites() {
        var library = new Library(door);
        var fields = new TreeMap<String, String>();
        fields.put("appid", door.setting("app_id"));
        fields.put("mch_id", Door.MCH_ID);
        fields.put("out_trade_no", "n1");
        fields.put("transaction_id", "t1");
        fields.put("trade_state", "SUCCESS");
        fields.put("total_fee", "1230");
        fields.put("attach", "Tea 茶");
        var xml = WxPayKit.toXml(WxPayKit.buildSign(fields, library.key(), library.type(), false));
        var notice = new RawNotice("POST", "", List.of(), xml.getBytes(UTF_8));
        assertThat(told(receive(notice)).orderNo()).isEqualTo("n1");
    }

    @Tag("channel-qq_wallet/barcode/pay")
    @ParameterizedTest
    @CsvSource({
        "pays, Paid",
        "asks_payer, Pending",
        "not_enough, Refused",
        "invalid_code, Refused",
        "system_error_but_paid, Unknown"
    })
    void aScannedCodeComesOutAsItsEndingSays(String behaviour, String expected) {
        var order = door.order(Scene.BARCODE, door.code(behaviour));
        var outcome = door.outcome(door.as(ChannelAccount.Pays.class).pay(order, door.context()));
        var what = outcome instanceof Outcome.Ok<PayResult>(var value) ? value : outcome;
        assertThat(what.getClass().getSimpleName()).isEqualTo(expected);
        if (expected.equals("Unknown")) {
            assertThat(state(order)).isInstanceOf(OrderState.Paid.class);
        }
    }

    @Tag("channel-qq_wallet/cancel")
    @ParameterizedTest
    @CsvSource({"pays, Refunded", "asks_payer, Closed"})
    void aScannedCodeIsTakenBack(String behaviour, String expected) {
        var order = door.order(Scene.BARCODE, door.code(behaviour));
        pay(order);
        CancelResult result =
                door.value(
                        door.as(ChannelAccount.Cancels.class)
                                .cancel(Door.reference(order), door.context()));
        assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Tag("channel-qq_wallet/in_app_page/pay")
    @Tag("channel-qq_wallet/app/pay")
    @ParameterizedTest
    @CsvSource({"IN_APP_PAGE", "APP"})
    void theWalletTakesWhatPagesAndAppsAreGiven(Scene scene) {
        var order = door.order(scene, null);
        if (pay(order)
                instanceof PayResult.Pending(NextAction.Invoke(var client, var fields), var no)) {
            var json = new JsonMapper().writeValueAsString(fields);
            assertThat(door.control("POST", "invocations", json).path("phone_url").asString())
                    .as(client)
                    .contains("/qqwallet/phone/bills/");
        } else {
            throw new AssertionError("no invocation");
        }
    }

    @Tag("channel-qq_wallet/close")
    @Test
    void anOrderIsClosedOrFoundPaid() {
        var closes = door.as(ChannelAccount.Closes.class);
        var open = door.order(Scene.QR, null);
        pay(open);
        assertThat(door.value(closes.close(Door.reference(open), door.context())))
                .isInstanceOf(CloseResult.Closed.class);
        assertThat(door.value(closes.close(Door.reference(open), door.context())))
                .isInstanceOf(CloseResult.Closed.class);
        assertThat(door.value(closes.close(Door.reference(paid()), door.context())))
                .isInstanceOf(CloseResult.AlreadyPaid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wrong_signature", "no_signature", "garbage", "http_5xx", "system_error"})
    void aBadAnswerSaysNothing(String fault) {
        var order = paid();
        door.fault(fault);
        assertThat(
                        door.outcome(
                                door.as(ChannelAccount.Queries.class)
                                        .query(Door.reference(order), door.context())))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(state(order)).isInstanceOf(OrderState.Paid.class);
    }

    @Test
    void aForgedNoticeIsNotBelieved() {
        var order = door.order(Scene.QR, null);
        pay(order);
        door.control("POST", "orders/" + order.orderNo() + "/notify", "{\"forged\":true}");
        door.pass(Duration.ZERO);
        assertThat(receive(door.notices().getLast())).isInstanceOf(Outcome.Refused.class);
    }
}
