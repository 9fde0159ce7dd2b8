package dev.tollbridge.kernel;

import java.util.function.Function;

/** What a command answers: refusals that are expected are values, not exceptions. */
public sealed interface Result<T> {
    record Ok<T>(T value) implements Result<T> {}

    record Refused<T>(Refusal refusal) implements Result<T> {}

    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Result<T> refused(Refusal.Code code, String detail) {
        return new Refused<>(new Refusal(code, detail, null));
    }

    static <T> Result<T> refused(Refusal.Code code, String detail, String param) {
        return new Refused<>(new Refusal(code, detail, param));
    }

    default <R> Result<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T>(var value) -> new Ok<>(change.apply(value));
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }
}
