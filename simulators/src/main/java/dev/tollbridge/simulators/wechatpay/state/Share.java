package dev.tollbridge.simulators.wechatpay.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profit sharing order.
 *
 * @param unfreezesRest whether what is left becomes the merchant's own
 * @param unfrozen fen that became so
 */
public record Share(
        String orderId,
        String outOrderNo,
        Party party,
        String transactionId,
        List<Part> parts,
        boolean unfreezesRest,
        long unfrozen,
        State state,
        Instant createdAt,
        ObjectNode request) {

    /** {@code state}. */
    public enum State {
        PROCESSING,
        FINISHED
    }

    /** {@code result} of a receiver. */
    public enum Result {
        PENDING,
        SUCCESS,
        CLOSED
    }

    /** One receiver's part; {@code amount} in fen. */
    public record Part(
            String detailId,
            String type,
            String account,
            long amount,
            String description,
            Result result,
            @Nullable String failReason,
            Instant createdAt,
            @Nullable Instant finishedAt) {

        Part finished(@Nullable String reason, Instant at) {
            Result end = reason == null ? Result.SUCCESS : Result.CLOSED;
            return new Part(
                    detailId, type, account, amount, description, end, reason, createdAt, at);
        }

        boolean counts() {
            return result != Result.CLOSED;
        }
    }

    public String key() {
        return party.key(outOrderNo);
    }

    /** What left the merchant or is leaving, in fen. */
    public long shared() {
        return parts.stream().filter(Part::counts).mapToLong(Part::amount).sum();
    }

    Share finished(List<Part> ended, long nowUnfrozen) {
        return new Share(
                orderId,
                outOrderNo,
                party,
                transactionId,
                ended,
                unfreezesRest,
                nowUnfrozen,
                State.FINISHED,
                createdAt,
                request);
    }
}
