package dev.tollbridge.testkit;

import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Outcome;
import java.util.function.Function;
import java.util.function.Predicate;

/** What an outcome has to be. */
final class Expect {
    private Expect() {}

    static <T> Predicate<Outcome<T>> ok(Class<? extends T> type) {
        return outcome -> outcome instanceof Outcome.Ok<T>(var value) && type.isInstance(value);
    }

    /** Of that type, and with exactly that amount. */
    static <T, R extends T> Predicate<Outcome<T>> ok(
            Class<R> type, Function<R, Money> amountOf, Money amount) {
        return outcome ->
                outcome instanceof Outcome.Ok<T>(var value)
                        && type.isInstance(value)
                        && amountOf.apply(type.cast(value)).equals(amount);
    }

    static <T> Predicate<Outcome<T>> refused() {
        return outcome -> outcome instanceof Outcome.Refused<T>;
    }

    static <T> Predicate<Outcome<T>> unknown() {
        return outcome -> outcome instanceof Outcome.Unknown<T>;
    }
}
