package dev.tollbridge.simulators.wechatpay.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shared money that a receiver gives back; {@code amount} in fen. */
public record ShareReturn(
        String returnId,
        String outReturnNo,
        Party party,
        String orderId,
        String outOrderNo,
        String returnMchid,
        long amount,
        String description,
        Result result,
        @Nullable String failReason,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** {@code result}. */
    public enum Result {
        PROCESSING,
        SUCCESS,
        FAILED
    }

    public String key() {
        return party.key(outReturnNo);
    }

    public boolean sameAs(ShareReturn other) {
        return amount == other.amount
                && orderId.equals(other.orderId)
                && returnMchid.equals(other.returnMchid);
    }
}
