package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Receipt;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a query tells of a transaction of any kind, in its {@code origRespCode} (section 6). */
record Transaction(OrderKey key, UnionPayOperation operation, UnionPayAnswer answer) {
    enum Status {
        DONE,
        /** Accepted, its end not known to UnionPay yet. */
        UNDER_WAY,
        /** UnionPay does not know. */
        UNSURE,
        /** The payer was charged after the order's time: the money goes back by itself. */
        TOO_LATE,
        FAILED
    }

    Status status() {
        var code = code();
        if (UnionPayAnswer.SUCCESSES.contains(code)) {
            return Status.DONE;
        }
        return switch (code) {
            case "05" -> Status.UNDER_WAY;
            case "42" -> Status.TOO_LATE;
            default -> error().category() == ErrorCategory.UNKNOWN ? Status.UNSURE : Status.FAILED;
        };
    }

    private String code() {
        return answer.fields().getOrDefault("origRespCode", "");
    }

    ChannelError error() {
        return UnionPayErrors.of(operation, code(), answer.text("origRespMsg"));
    }

    /** UnionPay's number; what undoes or refunds this refers to it. */
    @Nullable String queryId() {
        return answer.text("queryId");
    }

    /**
     * Whether it took reserved money. UnionPay does not name the type of what was asked for, but
     * repeats what we reserved to ourselves, and orders of payers have nothing there.
     */
    boolean isFinish() {
        return answer.text("reqReserved") != null;
    }

    /** Empty if number or amount is missing. */
    Optional<Receipt> receipt() {
        return receipt(key, answer);
    }

    static Optional<Receipt> receipt(OrderKey key, UnionPayAnswer answer) {
        var queryId = answer.text("queryId");
        return queryId == null
                ? Optional.empty()
                : answer.amount()
                        .map(amount ->
                                new Receipt(
                                        Objects.requireNonNull(queryId),
                                        amount,
                                        // The card is the only name of the payer: not kept.
                                        null,
                                        Values.withoutYear(
                                                        answer.text("traceTime"),
                                                        Values.day(key.sentAt()).minusDays(1))
                                                .orElse(null)));
    }
}
