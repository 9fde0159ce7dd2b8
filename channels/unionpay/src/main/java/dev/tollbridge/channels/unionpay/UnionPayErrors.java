package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.ErrorTable;
import dev.tollbridge.channels.support.ErrorTable.Meaning;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Step;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * UnionPay's response codes in our terms. A code that the table does not list says nothing about
 * the money.
 */
final class UnionPayErrors {
    private static final ErrorTable TABLE = ErrorTable.of(UnionPayErrors.class);
    private static final Meaning NOT_LISTED =
            new Meaning(ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_ERROR);

    private UnionPayErrors() {}

    static ChannelError of(UnionPayAnswer answer) {
        return of(answer.operation(), answer.code(), answer.text("respMsg"));
    }

    /**
     * @param operation the call that the code is about, which in a query is the one asked for
     */
    static ChannelError of(UnionPayOperation operation, String code, @Nullable String message) {
        return TABLE.find(operation.key(), code)
                .orElse(NOT_LISTED)
                .error(code.isEmpty() ? null : code, Objects.requireNonNullElse(message, ""));
    }

    /** The number is in use: a repeat of our own call, or a mistake. */
    static boolean isDuplicate(UnionPayAnswer answer) {
        return of(answer).code() == DeclineCode.DUPLICATE_REQUEST;
    }

    static boolean lists(String code) {
        return TABLE.find(code).isPresent();
    }

    /** The end of a conversation that UnionPay answered with this failure. */
    static <T> Step<T> failed(UnionPayAnswer answer) {
        return Failures.failed(of(answer));
    }
}
