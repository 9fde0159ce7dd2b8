package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.Money;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reply after its signature was checked. */
record UnionPayAnswer(UnionPayOperation operation, Map<String, String> fields) {
    /** A6 is a success with a flaw that UnionPay mends by itself (section 6). */
    static final Set<String> SUCCESSES = Set.of("00", "A6");

    boolean ok() {
        return SUCCESSES.contains(code());
    }

    String code() {
        return fields.getOrDefault("respCode", "");
    }

    boolean isAbsent() {
        return code().equals("34");
    }

    /** Null for an absent or empty field. */
    @Nullable String text(String name) {
        var text = fields.getOrDefault(name, "");
        return text.isEmpty() ? null : text;
    }

    boolean says(String name, String value) {
        return value.equals(fields.get(name));
    }

    Optional<Money> amount() {
        return fields.getOrDefault("currencyCode", Values.CNY_CODE).equals(Values.CNY_CODE)
                ? Values.fen(text("txnAmt"))
                : Optional.empty();
    }

    /** A record's own text would show what the log masks. */
    @Override
    public String toString() {
        return "UnionPayAnswer[" + operation + ", " + code() + "]";
    }
}
