package dev.tollbridge.simulators.core;

import org.jspecify.annotations.Nullable;

/**
 * A misbehaviour to inject.
 *
 * @param kind one of the kinds the channel lists
 * @param number the order it concerns; null for every order
 * @param method the channel's method it concerns; null for every method
 * @param times how often it still happens; null for ever
 * @param delayMs for {@code delay}: milliseconds
 * @param status for {@code http_5xx}: the HTTP status, 503 if absent
 * @param amount for {@code pay_other_amount}: minor units
 * @param value a text some kinds need, such as the sub-code to answer
 * @param commit whether the request still takes effect, for kinds where both happen in life
 */
public record Fault(
        String kind,
        @Nullable String number,
        @Nullable String method,
        @Nullable Integer times,
        @Nullable Long delayMs,
        @Nullable Integer status,
        @Nullable Long amount,
        @Nullable String value,
        @Nullable Boolean commit) {

    public static Fault of(String kind) {
        return new Fault(kind, null, null, null, null, null, null, null, null);
    }

    /** Whether the request still takes effect. */
    public boolean commits() {
        return Boolean.TRUE.equals(commit);
    }

    Fault once() {
        return times == null
                ? this
                : new Fault(
                        kind, number, method, times - 1, delayMs, status, amount, value, commit);
    }

    boolean matches(String wanted, @Nullable String ofNumber, @Nullable String ofMethod) {
        return kind.equals(wanted)
                && (number == null || number.equals(ofNumber))
                && (method == null || method.equals(ofMethod));
    }

    boolean sameTarget(Fault other) {
        return kind.equals(other.kind)
                && java.util.Objects.equals(number, other.number)
                && java.util.Objects.equals(method, other.method);
    }
}
