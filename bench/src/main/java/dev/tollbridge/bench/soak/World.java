package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.AlipayBill;
import java.util.List;

/**
 * What is, once everything has come to rest: as the API tells, as the channel's bill tells, and as
 * it arrived at the sink.
 */
record World(
        List<Payment> payments,
        List<Refund> refunds,
        List<Incident> incidents,
        List<Event> events,
        List<AlipayBill.Row> bill,
        List<Receipt> receipts) {

    record Payment(
            String shop,
            String id,
            String order,
            String status,
            long amount,
            long captured,
            long refunded,
            List<Attempt> attempts,
            List<Capture> captures) {
        boolean isFinal() {
            return switch (status) {
                case "succeeded", "canceled", "expired" -> true;
                default -> false;
            };
        }
    }

    /**
     * @param orderNo our number at the channel
     */
    record Attempt(String id, String status, String orderNo) {
        boolean isFinal() {
            return switch (status) {
                case "succeeded", "failed", "closed" -> true;
                default -> false;
            };
        }
    }

    /**
     * @param channelNo our number at the channel
     */
    record Capture(String id, String status, long amount, String channelNo) {
        boolean isFinal() {
            return status.equals("succeeded") || status.equals("failed");
        }
    }

    /**
     * @param number the shop's own, empty for a return
     * @param isReturn whether nobody asked for it: money that came late or twice goes back
     * @param channelNo our number at the channel
     */
    record Refund(
            String id,
            String number,
            String payment,
            boolean isReturn,
            String status,
            long amount,
            String channelNo) {
        boolean isFinal() {
            return status.equals("succeeded") || status.equals("failed");
        }
    }

    record Incident(String id, String kind, String payment, String status, String what) {}

    /**
     * @param object the id of what it tells about
     * @param status of the object at that moment
     */
    record Event(String id, String type, String object, int sequence, String status) {}

    /**
     * All deliveries of one event that the sink took.
     *
     * @param bodies how many different bodies came under the id
     * @param genuine whether every one was signed as it must be
     */
    record Receipt(String event, String type, int times, int bodies, boolean genuine) {}
}
