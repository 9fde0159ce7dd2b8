package dev.tollbridge.bench.soak;

import static dev.tollbridge.bench.soak.Finding.Kind.DOUBLED;
import static dev.tollbridge.bench.soak.Finding.Kind.LOST;
import static dev.tollbridge.bench.soak.Finding.Kind.UNEXPLAINED;
import static dev.tollbridge.bench.soak.Story.CANCELED;
import static dev.tollbridge.bench.soak.Story.PAID;
import static dev.tollbridge.bench.soak.Story.REFUND;
import static dev.tollbridge.bench.soak.Story.charge;
import static dev.tollbridge.bench.soak.Story.event;
import static dev.tollbridge.bench.soak.Story.givenBack;
import static dev.tollbridge.bench.soak.Story.incident;
import static dev.tollbridge.bench.soak.Story.payment;
import static dev.tollbridge.bench.soak.Story.receipt;
import static dev.tollbridge.bench.soak.Story.refund;
import static dev.tollbridge.bench.soak.Story.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which a run can go wrong is seen; one in which nothing did is clean. */
class VerifierTest {
    @Test
    void aGoodStoryHasNoFindings() {
        assertThat(new Story().verified()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"payments", "refunds", "captures", "channel", "webhooks", "rest"})
    void sees(Finding.Kind kind, String about, Consumer<Story> mishap) {
        var story = new Story();
        mishap.accept(story);
        assertThat(story.verified())
                .anySatisfy(finding -> {
                    assertThat(finding.kind()).isEqualTo(kind);
                    assertThat(finding.about()).isEqualTo(about);
                });
    }

    static Stream<Arguments> payments() {
        return Stream.of(
                of(
                        LOST,
                        PAID,
                        "a payment that was acknowledged and is gone",
                        story -> story.payments.removeFirst()),
                of(
                        LOST,
                        CANCELED,
                        "a final state that changed",
                        story ->
                                story.payments.set(
                                        1,
                                        payment(
                                                CANCELED, "o2", "expired", 0, 0, "closed",
                                                "att2"))),
                of(LOST, PAID, "a captured amount that went back", sums(400, 300)),
                of(
                        DOUBLED,
                        "k1",
                        "two payments for one key",
                        story -> story.journal.add(seen("k1", CANCELED, "o2", "canceled", 0))),
                of(DOUBLED, "mer_1 o1", "two payments for one order number", another("o1")),
                of(
                        DOUBLED,
                        "k1",
                        "two answers to one key",
                        story -> story.journal.add(new Entry.Odd(DOUBLED, "k1", "two answers"))),
                of(UNEXPLAINED, "pay_3", "a payment that nobody asked for", another("o3")));
    }

    static Stream<Arguments> refunds() {
        return Stream.of(
                of(
                        LOST,
                        REFUND,
                        "a refund that was acknowledged and is gone",
                        story -> story.refunds.clear()),
                of(
                        LOST,
                        REFUND,
                        "a refund that had succeeded and has not",
                        story -> story.refunds.set(0, refund("failed", 300))),
                of(
                        LOST,
                        REFUND,
                        "a refund that the channel never made",
                        story -> story.bill.removeLast()),
                of(
                        DOUBLED,
                        REFUND,
                        "a refund that the channel made twice",
                        story -> story.bill.add(givenBack("att1", "rf1", 300))),
                of(DOUBLED, PAID, "more refunded than captured", sums(1000, 1300)),
                of(UNEXPLAINED, PAID, "refunds that do not add up", sums(1000, 500)),
                of(
                        UNEXPLAINED,
                        "rf9",
                        "a refund at the channel that is not ours",
                        story -> story.bill.add(givenBack("att1", "rf9", 1))),
                of(
                        UNEXPLAINED,
                        REFUND,
                        "a refund of another amount",
                        story -> {
                            story.bill.removeLast();
                            story.bill.add(givenBack("att1", "rf1", 299));
                        }));
    }

    static Stream<Arguments> channel() {
        return Stream.of(
                of(
                        DOUBLED,
                        PAID,
                        "an order that was charged twice",
                        story -> story.bill.add(charge("att1", 1000))),
                of(
                        LOST,
                        CANCELED,
                        "money for a payment that was cancelled, without an incident",
                        story -> story.bill.add(charge("att2", 1000))),
                of(
                        UNEXPLAINED,
                        "att9",
                        "a charge that is not ours",
                        story -> story.bill.add(charge("att9", 5))),
                of(
                        UNEXPLAINED,
                        PAID,
                        "a success that the channel knows nothing of",
                        story -> story.bill.removeFirst()),
                of(
                        UNEXPLAINED,
                        PAID,
                        "another amount at the channel",
                        story -> story.bill.set(0, charge("att1", 999))),
                of(
                        UNEXPLAINED,
                        "att7",
                        "a payer who was charged and a bill that does not say so",
                        story -> story.journal.add(new Entry.PayerCharged("att7", PAID))));
    }

    static Stream<Arguments> webhooks() {
        return Stream.of(
                of(LOST, "evt_2", "an event that never arrived", story -> story.receipts.remove(1)),
                of(
                        LOST,
                        PAID,
                        "events with a gap",
                        story ->
                                story.events.set(
                                        1,
                                        event("evt_2", "payment.succeeded", PAID, 3, "succeeded"))),
                of(
                        LOST,
                        CANCELED,
                        "an end that no event tells of",
                        story -> {
                            story.events.remove(3);
                            story.receipts.remove(3);
                        }),
                of(
                        DOUBLED,
                        PAID,
                        "two events with one number",
                        story -> {
                            story.events.add(
                                    event("evt_9", "payment.succeeded", PAID, 2, "succeeded"));
                            story.receipts.add(receipt("evt_9"));
                        }),
                of(
                        DOUBLED,
                        "evt_1",
                        "one event with two bodies",
                        story ->
                                story.receipts.set(
                                        0,
                                        new World.Receipt("evt_1", "payment.created", 2, 2, true))),
                of(
                        UNEXPLAINED,
                        "evt_1",
                        "a webhook that is not genuine",
                        story ->
                                story.receipts.set(
                                        0,
                                        new World.Receipt(
                                                "evt_1", "payment.created", 1, 1, false))),
                of(
                        UNEXPLAINED,
                        "evt_8",
                        "a webhook of an event that is not there",
                        story -> story.receipts.add(receipt("evt_8"))));
    }

    static Stream<Arguments> rest() {
        return Stream.of(
                of(
                        UNEXPLAINED,
                        CANCELED,
                        "a payment that never ends",
                        story -> {
                            story.journal.removeLast();
                            story.payments.set(
                                    1, payment(CANCELED, "o2", "pending", 0, 0, "unknown", "att2"));
                        }),
                of(
                        UNEXPLAINED,
                        REFUND,
                        "a refund that never ends",
                        story -> story.refunds.set(0, refund("unknown", 300))),
                of(
                        UNEXPLAINED,
                        "inc_1",
                        "an incident that the load did not cause",
                        story -> story.incidents.add(incident("paid_twice", PAID))),
                of(
                        UNEXPLAINED,
                        "o1",
                        "an answer that no shop should get",
                        story -> story.journal.add(new Entry.Odd(UNEXPLAINED, "o1", "HTTP 404"))));
    }

    static Stream<Arguments> captures() {
        return Stream.of(
                of(
                        LOST,
                        "cap_1",
                        "a capture that was acknowledged and is gone",
                        story -> story.reserve("failed", 600)),
                of(
                        UNEXPLAINED,
                        "cap_1",
                        "a capture that never ends",
                        story -> story.reserve("unknown", 600)),
                of(
                        UNEXPLAINED,
                        "pay_3",
                        "a capture of another amount at the channel",
                        story -> story.reserve("succeeded", 500)),
                of(
                        DOUBLED,
                        "pay_3",
                        "a capture that the channel made twice",
                        story -> {
                            story.reserve("succeeded", 600);
                            story.bill.add(charge("cap1", 600));
                        }));
    }

    @Test
    void aCaptureOfAPartIsAsGoodAsAnyPayment() {
        var story = new Story();
        story.reserve("succeeded", 600);
        assertThat(story.verified()).isEmpty();
    }

    @Test
    void lateMoneyIsExplainedByItsIncident() {
        var story = new Story();
        story.bill.add(charge("att2", 1000));
        story.bill.add(givenBack("att2", "x1", 1000));
        story.incidents.add(incident("paid_after_close", CANCELED));
        story.journal.add(new Entry.Provoked(CANCELED, "late"));

        assertThat(story.verified()).isEmpty();
    }

    /** The paid payment has other sums than it had. */
    private static Consumer<Story> sums(long captured, long refunded) {
        return story ->
                story.payments.set(
                        0,
                        payment(PAID, "o1", "succeeded", captured, refunded, "succeeded", "att1"));
    }

    /** One more payment, cancelled before anything happened. */
    private static Consumer<Story> another(String orderNo) {
        return story ->
                story.payments.add(payment("pay_3", orderNo, "canceled", 0, 0, "closed", "att3"));
    }

    private static Arguments of(
            Finding.Kind kind, String about, String name, Consumer<Story> mishap) {
        Named<Consumer<Story>> named = named(name, mishap);
        return Arguments.of(kind, about, named);
    }
}
