package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.AlipayBill;
import java.util.ArrayList;
import java.util.List;

/** A small run in which all went well; each test spoils one thing. */
final class Story {
    static final String PAID = "pay_paid";
    static final String CANCELED = "pay_canceled";
    static final String REFUND = "re_1";

    final List<Entry> journal =
            new ArrayList<>(
                    List.of(
                            new Entry.PaymentAsked("mer_1", "o1", 1000),
                            seen("k1", PAID, "o1", "pending", 0),
                            new Entry.PayerCharged("att1", PAID),
                            seen("", PAID, "o1", "succeeded", 1000),
                            new Entry.RefundAsked("mer_1", "o1-r1", PAID, 300),
                            new Entry.RefundSeen("k2", REFUND, "o1-r1", PAID, "succeeded", 300),
                            new Entry.PaymentAsked("mer_1", "o2", 1000),
                            seen("k3", CANCELED, "o2", "canceled", 0)));
    final List<World.Payment> payments =
            new ArrayList<>(
                    List.of(
                            payment(PAID, "o1", "succeeded", 1000, 300, "succeeded", "att1"),
                            payment(CANCELED, "o2", "canceled", 0, 0, "closed", "att2")));
    final List<World.Refund> refunds = new ArrayList<>(List.of(refund("succeeded", 300)));
    final List<World.Incident> incidents = new ArrayList<>();
    final List<World.Event> events =
            new ArrayList<>(
                    List.of(
                            event("evt_1", "payment.created", PAID, 1, "requires_method"),
                            event("evt_2", "payment.succeeded", PAID, 2, "succeeded"),
                            event("evt_3", "payment.created", CANCELED, 1, "requires_method"),
                            event("evt_4", "payment.canceled", CANCELED, 2, "canceled"),
                            event("evt_5", "refund.succeeded", REFUND, 1, "succeeded")));
    final List<AlipayBill.Row> bill =
            new ArrayList<>(List.of(charge("att1", 1000), givenBack("att1", "rf1", 300)));
    final List<World.Receipt> receipts =
            new ArrayList<>(
                    List.of(
                            receipt("evt_1"),
                            receipt("evt_2"),
                            receipt("evt_3"),
                            receipt("evt_4"),
                            receipt("evt_5")));

    List<Finding> verified() {
        return Verifier.verify(
                journal, new World(payments, refunds, incidents, events, bill, receipts));
    }

    static Entry seen(String key, String payment, String order, String status, long captured) {
        return new Entry.PaymentSeen(key, payment, order, status, 1000, captured, 0);
    }

    static World.Payment payment(
            String id,
            String order,
            String status,
            long captured,
            long refunded,
            String attempt,
            String orderNo) {
        return new World.Payment(
                "mer_1",
                id,
                order,
                status,
                1000,
                captured,
                refunded,
                List.of(new World.Attempt("att_" + orderNo, attempt, orderNo)),
                List.of());
    }

    static World.Refund refund(String status, long amount) {
        return new World.Refund(REFUND, "o1-r1", PAID, false, status, amount, "rf1");
    }

    /** One of 600 of 1000 that were reserved. */
    void reserve(String capture, long amount) {
        journal.add(new Entry.PaymentAsked("mer_1", "o3", 1000));
        journal.add(seen("k5", "pay_3", "o3", "authorized", 0));
        journal.add(new Entry.CaptureSeen("pay_3", "cap_1", "succeeded", 600));
        payments.add(
                new World.Payment(
                        "mer_1",
                        "pay_3",
                        "o3",
                        "succeeded",
                        1000,
                        amount,
                        0,
                        List.of(new World.Attempt("att_3", "closed", "att3")),
                        List.of(new World.Capture("cap_1", capture, amount, "cap1"))));
        events.add(event("evt_6", "payment.succeeded", "pay_3", 1, "succeeded"));
        receipts.add(receipt("evt_6"));
        bill.add(charge("cap1", 600));
    }

    static World.Incident incident(String kind, String payment) {
        return new World.Incident("inc_1", kind, payment, "open", "{}");
    }

    static World.Event event(String id, String type, String object, int sequence, String status) {
        return new World.Event(id, type, object, sequence, status);
    }

    static AlipayBill.Row charge(String orderNo, long amount) {
        return new AlipayBill.Row(false, "2026" + orderNo, orderNo, "", amount);
    }

    static AlipayBill.Row givenBack(String orderNo, String requestNo, long amount) {
        return new AlipayBill.Row(true, "2026" + orderNo, orderNo, requestNo, amount);
    }

    static World.Receipt receipt(String event) {
        return new World.Receipt(event, "payment.created", 1, 1, true);
    }
}
