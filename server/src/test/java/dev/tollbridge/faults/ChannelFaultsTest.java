package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.faults.ChannelWire.Trouble;
import dev.tollbridge.testing.Await;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A channel that answers late, wrongly or not at all. */
@FaultTest
class ChannelFaultsTest extends ChannelCase {
    private static final String PAY = "alipay.trade.pay";

    @Test
    @Tag("fault-09")
    void aRefusedConnectionIsADefiniteFailureAndMayBeTriedElsewhere() {
        var call = Call.barcode();
        var gone = new FaultShop();
        var unlucky = gone.open(server);
        gone.close();
        var answer = call.send(unlucky.api());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/status")).isEqualTo("requires_method");
        assertThat(answer.text("/last_error/category")).isEqualTo("retryable");
        assertThat(unlucky.read(call).at("/attempts/0/status").asString()).isEqualTo("failed");
        // Nothing is asked or waited for: the next attempt may begin at once.
        assertThat(unlucky.confirmQr(call).text("/last_error/category")).isEqualTo("retryable");
        assertThat(unlucky.read(call).at("/attempts")).hasSize(2);
    }

    @Test
    @Tag("fault-10")
    @Tag("fault-i2")
    void aReadTimeOutIsUnknownAndIsNotTriedElsewhereBeforeAQuestion() {
        var call = Call.barcode();
        channel.wire().trouble(Trouble.HELD_BEFORE, call.name());
        // Neither a question nor a cancellation gets through.
        channel.wire().trouble(Trouble.LOST, 1_000, "alipay.trade.query");
        channel.wire().trouble(Trouble.LOST, 1_000, "alipay.trade.cancel");
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("pending");
        assertThat(shop.read(call).at("/attempts/0/status").asString()).isEqualTo("unknown");

        assertThat(shop.confirmQr(call).text("/code")).isEqualTo("state_conflict");
        assertThat(shop.read(call).at("/attempts")).hasSize(1);

        channel.wire().heal();
        shop.hurry(call);
        shop.awaitStatus(call, "requires_method");
        assertThat(shop.confirmQr(call).text("/status")).isEqualTo("pending");
        shop.pay(call);
        shop.awaitStatus(call, "succeeded");
        assertThat(shop.charges(call)).isEqualTo(1);
    }

    @Test
    @Tag("fault-11")
    void aTimeOutAndThenSuccess() {
        var call = Call.barcode();
        shop.fake().once("lose_notice");
        channel.wire().trouble(Trouble.HELD_AFTER, call.name());
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("pending");
        shop.hurry(call);
        shop.assertPaidOnce(call);
    }

    @Test
    @Tag("fault-12")
    void aTimeOutAndThenFailure() {
        var call = Call.barcode();
        channel.wire().trouble(Trouble.LOST, PAY, call.name());
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("pending");
        shop.hurry(call);
        shop.awaitStatus(call, "requires_method");
        assertThat(shop.fake().hasOrderAbout(call.name())).isFalse();
        assertThat(shop.read(call).at("/attempts/0/status").asString()).isIn("failed", "closed");
    }

    @Test
    @Tag("fault-13")
    void aNoticeBeforeTheReply() {
        var call = Call.barcode();
        var reply = channel.wire().trouble(Trouble.HELD_AFTER, call.name());
        var answer = call.begin(shop.api());
        reply.awaitReached();
        shop.awaitStatus(call, "succeeded");
        reply.pass();
        assertThat(answer.join().text("/status")).isEqualTo("succeeded");
        shop.assertPaidOnce(call);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTML", "TRUNCATED"})
    @Tag("fault-20")
    void anAnswerThatIsNoneIsUnknown(Trouble trouble) {
        var call = Call.barcode();
        shop.fake().once("lose_notice");
        channel.wire().trouble(trouble, call.name());
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("pending");
        assertThat(shop.read(call).at("/attempts/0/status").asString()).isEqualTo("unknown");
        shop.hurry(call);
        shop.assertPaidOnce(call);
    }

    @Test
    @Tag("fault-20")
    void garbageUnderAGoodStatusIsUnknown() {
        var call = Call.barcode();
        shop.fake().once("lose_notice");
        shop.fake().once("garbage", PAY);
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("pending");
        shop.hurry(call);
        shop.assertPaidOnce(call);
    }

    @Test
    @Tag("fault-23")
    @Tag("fault-i3")
    void aRefundThatTimesOutIsRepeatedUnderItsNumber() {
        var call = Call.barcode();
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("succeeded");
        // The first never arrives; the second does, and its answer is lost.
        channel.wire().trouble(Trouble.LOST, "alipay.trade.refund&");
        channel.wire().trouble(Trouble.TRUNCATED, "alipay.trade.refund&");
        var refund = shop.refund(call, 500, "r-" + call.name());
        assertThat(refund.text("/status")).isEqualTo("unknown");
        shop.hurry(call);
        Await.until(
                () -> shop.read(call).at("/amount_refunded").asInt() == 500 || shop.hurry(call),
                done -> done);
        var refunds = shop.fake().order(shop.orderNo(call)).at("/refunds");
        assertThat(refunds).hasSize(1);
        assertThat(refunds.get(0).at("/request_no").asString())
                .isEqualTo(shop.read(call).at("/refunds/0/channel_refund_no").asString());
    }

    @Test
    @Tag("fault-24")
    void aCertificateRotatedInMidFlight() {
        var careful = channel.open(server, "{\"mode\":\"certificate\"}");
        var notified = Call.qr();
        var asked = Call.qr();
        notified.send(careful.api());
        asked.send(careful.api());
        careful.fake().rotateCertificate();
        careful.pay(notified);
        careful.assertPaidOnce(notified);
        careful.fake().rotateCertificate();
        careful.fake().once("lose_notice");
        careful.pay(asked);
        careful.hurry(asked);
        careful.assertPaidOnce(asked);
    }
}
