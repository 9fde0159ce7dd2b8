package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.ErrorTable;
import dev.tollbridge.channels.support.ErrorTable.Meaning;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Step;
import java.util.Objects;
import java.util.Optional;

/**
 * Alipay's codes in our terms. The table is the resource {@code errors.tsv}: business codes as well
 * as gateway codes, one a line. A code that is not in it is unknown, which for anything that moves
 * money is the only honest reading of a word nobody has explained.
 */
final class AlipayErrors {
    /** Whatever reason it gives: nobody knows what happened. */
    private static final String SERVICE_UNAVAILABLE = "20000";

    private static final ErrorTable TABLE = ErrorTable.of(AlipayErrors.class);
    private static final Meaning NOT_EXPLAINED =
            new Meaning(ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_ERROR);

    private AlipayErrors() {}

    static ChannelError of(AlipayAnswer answer) {
        var code = answer.subCode().isEmpty() ? answer.code() : answer.subCode();
        if (answer.code().equals(SERVICE_UNAVAILABLE)) {
            return new ChannelError(
                    ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_UNAVAILABLE, code, message(answer));
        }
        var meaning =
                TABLE.find(answer.method().api(), code)
                        .or(() -> unlisted(answer))
                        .orElse(NOT_EXPLAINED);
        return meaning.error(code, message(answer));
    }

    /** What an error code inside a successful answer means. */
    static ChannelError of(AlipayMethod method, String code, String message) {
        return TABLE.find(method.api(), code).orElse(NOT_EXPLAINED).error(code, message);
    }

    /** Why something is over for good, from the {@code error_code} of a successful answer. */
    static ChannelError ofFinal(AlipayAnswer answer) {
        var reason = Objects.requireNonNullElse(answer.text("fail_reason"), "");
        var error =
                of(
                        answer.method(),
                        Objects.requireNonNullElse(answer.text("error_code"), "FAIL"),
                        reason);
        return error.category() == ErrorCategory.UNKNOWN
                ? new ChannelError(
                        ErrorCategory.DECLINED, DeclineCode.OTHER, error.channelCode(), reason)
                : error;
    }

    static boolean lists(String code) {
        return TABLE.find(code).isPresent();
    }

    /** The end of a conversation that Alipay answered with this failure. */
    static <T> Step<T> failed(AlipayAnswer answer) {
        return Failures.failed(of(answer));
    }

    /**
     * A new business code says nothing. A new code of the gateway itself is refused with the
     * gateway's own number, because the request did not get through to any business.
     */
    private static Optional<Meaning> unlisted(AlipayAnswer answer) {
        return answer.subCode().startsWith("isv.") ? TABLE.find(answer.code()) : Optional.empty();
    }

    private static String message(AlipayAnswer answer) {
        var sub = answer.text("sub_msg");
        return Objects.requireNonNullElse(sub == null ? answer.text("msg") : sub, "");
    }
}
