package dev.tollbridge.simulators.alipay.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payout to an Alipay account; {@code amount} in fen. */
public record Transfer(
        String orderId,
        String fundOrderId,
        String appId,
        String pid,
        String outBizNo,
        long amount,
        String payee,
        @Nullable String payeeName,
        String title,
        Status status,
        @Nullable String errorCode,
        Instant at) {

    /** {@code status}. */
    public enum Status {
        SUCCESS,
        DEALING,
        FAIL
    }

    public static String key(String pid, String outBizNo) {
        return pid + "/" + outBizNo;
    }

    public String key() {
        return key(pid, outBizNo);
    }

    Transfer settled(Status next, @Nullable String error) {
        return new Transfer(
                orderId,
                fundOrderId,
                appId,
                pid,
                outBizNo,
                amount,
                payee,
                payeeName,
                title,
                next,
                error,
                at);
    }

    public boolean sameAs(Transfer other) {
        return amount == other.amount && payee.equals(other.payee);
    }
}
