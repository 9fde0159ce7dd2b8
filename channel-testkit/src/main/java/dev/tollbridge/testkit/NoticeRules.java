package dev.tollbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelAccount.ReceivesNotices;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.VerifiedNotice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Only what the channel signed for this account is believed, in whatever order it comes. */
record NoticeRules(ChannelScript script, ReceivesNotices receiver) {

    Stream<DynamicTest> tests() {
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("the answers differ", this::answers)),
                samples().stream().flatMap(this::tests));
    }

    private List<NoticeSample> samples() {
        var capabilities = script.adapter().descriptor().capabilities();
        var row = script.adapter().descriptor().methods().getFirst();
        var currency = row.currencies().stream().sorted().findFirst().orElseThrow();
        var amount = Money.of(row.maxMinor(), currency);
        var samples = new ArrayList<NoticeSample>();
        samples.add(sample(NoticeSample.Kind.PAID, amount));
        if (capabilities.contains(Capability.AUTHORIZE)) {
            samples.add(sample(NoticeSample.Kind.AUTHORIZED, amount));
        }
        if (capabilities.contains(Capability.REFUND) && script.tellsRefunds()) {
            samples.add(sample(NoticeSample.Kind.REFUNDED, amount));
        }
        return samples;
    }

    private static NoticeSample sample(NoticeSample.Kind kind, Money amount) {
        return new NoticeSample(
                kind, "2026112100222" + kind.name(), Samples.ORDER_NO, Samples.REFUND_NO, amount);
    }

    private Stream<DynamicTest> tests(NoticeSample sample) {
        var name = sample.kind() + " ";
        return Stream.of(
                DynamicTest.dynamicTest(name + "genuine", () -> genuine(sample)),
                DynamicTest.dynamicTest(name + "repeated and late", () -> repeated(sample)),
                DynamicTest.dynamicTest(name + "forged", () -> forged(sample)),
                DynamicTest.dynamicTest(name + "for another account", () -> foreign(sample)),
                DynamicTest.dynamicTest(name + "changed anywhere", () -> changed(sample)),
                DynamicTest.dynamicTest(name + "cut off or not a notice", () -> broken(sample)));
    }

    private void answers() {
        assertThat(receiver.accepted()).isNotEqualTo(receiver.rejected());
    }

    private void genuine(NoticeSample sample) {
        var notice = accepted(script.notice(sample), Samples.context());
        assertThat(notice.noticeId()).isIn(sample.noticeId(), null);
        assertThat(notice.content().orderNo()).isIn(sample.orderNo(), null);
        switch (notice.content()) {
            case NoticeContent.OrderChanged(
                            var orderNo,
                            OrderState.Paid(var receipt, var back)) -> {
                assertThat(sample.kind()).isEqualTo(NoticeSample.Kind.PAID);
                assertThat(receipt.amount()).isEqualTo(sample.amount());
            }
            case NoticeContent.OrderChanged(var orderNo, OrderState.Authorized(var receipt)) -> {
                assertThat(sample.kind()).isEqualTo(NoticeSample.Kind.AUTHORIZED);
                assertThat(receipt.amount()).isEqualTo(sample.amount());
            }
            case NoticeContent.RefundChanged(var orderNo, var refundNo, var state) -> {
                assertThat(sample.kind()).isEqualTo(NoticeSample.Kind.REFUNDED);
                assertThat(refundNo).isEqualTo(sample.refundNo());
            }
            case NoticeContent other ->
                    assertThat(other.toString()).as("a reading of %s", sample).isEmpty();
        }
    }

    /** Also among other notices: nothing is remembered from one to the next. */
    private void repeated(NoticeSample sample) {
        var first = accepted(script.notice(sample), Samples.context());
        samples().reversed().forEach(other -> receive(script.notice(other), Samples.context()));
        var later = new CallContext(Samples.NOW.plus(Duration.ofDays(2)), new Random(7));
        var second = accepted(script.noticeAgain(sample, later.now()), later);
        assertThat(second.noticeId()).isEqualTo(first.noticeId());
        assertThat(second.content()).isEqualTo(first.content());
    }

    private void forged(NoticeSample sample) {
        refused(script.imposter().notice(sample), "signed by somebody else");
    }

    private void foreign(NoticeSample sample) {
        refused(script.foreignNotice(sample), "for another account");
    }

    /** A change may be without meaning, such as the case of an escape; then it changes nothing. */
    private void changed(NoticeSample sample) {
        var genuine = script.notice(sample);
        var meaning = accepted(genuine, Samples.context()).content();
        for (int at = 0; at < genuine.body().length; at += 3) {
            var body = genuine.body().clone();
            body[at] ^= 1;
            var outcome = receive(with(genuine, body), Samples.context());
            if (outcome instanceof Outcome.Ok<VerifiedNotice>(var notice)) {
                assertThat(notice.content()).as("byte %d changed", at).isEqualTo(meaning);
            }
        }
    }

    private void broken(NoticeSample sample) {
        var genuine = script.notice(sample);
        var body = genuine.body();
        for (int part = 0; part < 10; part++) {
            refused(with(genuine, Arrays.copyOf(body, body.length * part / 10)), "cut");
        }
        refused(with(genuine, "<html>hello</html>".getBytes(UTF_8)), "HTML");
        refused(with(genuine, new byte[1 << 20]), "zero bytes");
        refused(new RawNotice("GET", "", List.of(), new byte[0]), "nothing");
    }

    private VerifiedNotice accepted(RawNotice notice, CallContext context) {
        var outcome = receive(notice, context);
        if (outcome instanceof Outcome.Ok<VerifiedNotice>(var verified)) {
            return verified;
        }
        throw new AssertionError("a genuine notice is not accepted: " + outcome);
    }

    private void refused(RawNotice notice, String why) {
        assertThat(receive(notice, Samples.context())).as(why).isInstanceOf(Outcome.Refused.class);
    }

    /** The channel knows no certificate that is asked for. */
    private Outcome<VerifiedNotice> receive(RawNotice notice, CallContext context) {
        return Conversation.hold(
                        receiver.receive(notice, context),
                        (call, n) -> script.answer(call, Situation.ABSENT, Money.of(1, "CNY")))
                .outcome();
    }

    private static RawNotice with(RawNotice notice, byte[] body) {
        return new RawNotice(notice.method(), notice.query(), notice.headers(), body);
    }
}
