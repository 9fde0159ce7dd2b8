package dev.tollbridge.simulators.unionpay.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's number and time stand for (notes 2).
 *
 * @param token the secret part of the payer's page
 * @param tn what an app is given; null for other entries
 * @param code the latest response code; null as long as nobody tried
 * @param charges the first one is what queries answer with; more only through a fault
 * @param dueAt when what is under way comes to its end by itself
 */
public record Transaction(
        String merId,
        String orderId,
        String txnTime,
        Kind kind,
        Terms terms,
        String token,
        @Nullable String tn,
        Status status,
        @Nullable String code,
        List<Charge> charges,
        Instant createdAt,
        @Nullable Instant dueAt) {

    /** Where it stands. */
    public enum Status {
        /** For a payer, who may try more than one card. */
        WAITING,
        UNDER_WAY,
        DONE,
        FAILED,
        /** Nobody paid in time. */
        EXPIRED
    }

    /**
     * Money that moved.
     *
     * @param amount fen; differs from what was asked for only through a fault
     * @param card masked
     */
    public record Charge(String queryId, long amount, Instant at, String traceNo, String card) {}

    public static String key(String merId, String orderId, String txnTime) {
        return merId + "/" + orderId + "/" + txnTime;
    }

    public String key() {
        return key(merId, orderId, txnTime);
    }

    public Optional<Charge> charge() {
        return charges.stream().findFirst();
    }

    public boolean isOpen() {
        return status == Status.WAITING || status == Status.UNDER_WAY;
    }

    Transaction in(Status next, @Nullable String newCode) {
        return copy(next, newCode, charges, null);
    }

    Transaction charged(Charge charge, String newCode) {
        List<Charge> all = new ArrayList<>(charges);
        all.add(charge);
        return copy(Status.DONE, newCode, List.copyOf(all), null);
    }

    Transaction due(Instant at) {
        return copy(Status.UNDER_WAY, code, charges, at);
    }

    private Transaction copy(
            Status newStatus,
            @Nullable String newCode,
            List<Charge> newCharges,
            @Nullable Instant newDue) {
        return new Transaction(
                merId,
                orderId,
                txnTime,
                kind,
                terms,
                token,
                tn,
                newStatus,
                newCode,
                newCharges,
                createdAt,
                newDue);
    }
}
