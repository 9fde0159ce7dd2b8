package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.Await;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Genuine notices that come too often, too late and in the wrong order. */
@FaultTest
class NoticeFaultsTest extends ChannelCase {
    private static final int TIMES = 1_000;
    private static final int SENDERS = 8;

    @Test
    @Tag("fault-14")
    @Tag("fault-i8")
    void theSameNoticeAThousandTimes() throws Exception {
        var call = paid();
        shop.assertPaidOnce(call);
        var number = shop.orderNo(call);
        // The channel sends a notice that is due once more only when the last sending is over.
        Callable<Integer> sender =
                () -> Await.until(() -> resend(number), accepted -> accepted >= TIMES);
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            for (var done : threads.invokeAll(Collections.nCopies(SENDERS, sender))) {
                assertThat(done.get()).isGreaterThanOrEqualTo(TIMES);
            }
        }
        shop.assertPaidOnce(call);
    }

    @Test
    @Tag("fault-15")
    void theRefundsNoticeBeforeThePayments() {
        var call = Call.barcode();
        shop.fake().once("reorder_notices");
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("succeeded");
        assertThat(shop.refund(call, 500, "r-" + call.name()).text("/status"))
                .isEqualTo("succeeded");
        var notices = awaitBoth(call);
        assertThat(sentAt(notices.getLast())).isBefore(sentAt(notices.getFirst()));
        assertThat(shop.read(call).at("/amount_refunded").asInt()).isEqualTo(500);
        shop.assertPaidOnce(call);
    }

    @Test
    @Tag("fault-16")
    @Tag("fault-i5")
    void aFailureAfterSuccess() {
        var call = Call.barcode();
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("succeeded");
        // What is wholly refunded the channel calls closed, as it calls what was never paid.
        shop.refund(call, Call.AMOUNT, "r-" + call.name());
        var closed = awaitBoth(call).getLast();
        assertThat(closed.at("/fields/trade_status").asString()).isEqualTo("TRADE_CLOSED");
        assertThat(shop.read(call).at("/status").asString()).isEqualTo("succeeded");
        shop.assertPaidOnce(call);
    }

    @Test
    @Tag("fault-17")
    void successAfterWeClosed() {
        var call = Call.qr();
        var id = call.send(shop.api()).text("/id");
        var number = shop.orderNo(call);
        assertThat(shop.api().post("/v1/payments/" + id + "/cancel", "").text("/status"))
                .isEqualTo("canceled");
        shop.fake().always("pay_after_close", number);
        shop.fake().pay(number);
        shop.awaitReturned(number, Call.AMOUNT);
        assertThat(shop.read(call).at("/status").asString()).isEqualTo("canceled");
    }

    @Test
    @Tag("fault-18")
    void twoAttemptsBothPaid() {
        var call = Call.qr();
        call.send(shop.api());
        var first = shop.orderNo(call);
        // The payer pays at the till instead, and the code on the first screen after all.
        assertThat(shop.confirm(call, Call.barcodeChoice()).text("/status")).isEqualTo("succeeded");
        shop.fake().always("pay_after_close", first);
        shop.fake().pay(first);
        shop.awaitReturned(first, Call.AMOUNT);
        var payment = shop.read(call);
        assertThat(payment.at("/amount_captured").asInt()).isEqualTo(Call.AMOUNT);
        assertThat(payment.at("/amount_refunded").asInt()).isZero();
    }

    private Call paid() {
        var call = Call.qr();
        call.send(shop.api());
        shop.pay(call);
        return call;
    }

    /** The notices of the payment and of its refund, once both are acknowledged. */
    private List<JsonNode> awaitBoth(Call call) {
        return Await.until(
                () -> shop.fake().notices(shop.orderNo(call)).valueStream().toList(),
                all -> all.stream().filter(NoticeFaultsTest::isAcknowledged).count() == 2);
    }

    private static boolean isAcknowledged(JsonNode notice) {
        return notice.at("/status").asString().equals("ACKNOWLEDGED");
    }

    private static Instant sentAt(JsonNode notice) {
        return Instant.parse(notice.at("/attempts/0/at").asString());
    }

    private int resend(String number) {
        shop.fake().notifyAgain(number);
        return accepted(number);
    }

    private int accepted(String number) {
        return shop.sql()
                .sql(
                        """
                        select count(*) from channel_notices
                        where order_no = :number and verdict = 'accepted'\
                        """)
                .param("number", number)
                .query(Integer.class)
                .single();
    }
}
