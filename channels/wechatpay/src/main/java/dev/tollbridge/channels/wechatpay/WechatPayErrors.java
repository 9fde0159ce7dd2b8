package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.ErrorTable;
import dev.tollbridge.channels.support.ErrorTable.Meaning;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Step;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * WeChat Pay's codes in our terms. The table is the resource {@code errors.tsv}; a code that is not
 * in it is judged by the class of its HTTP status (section 6).
 */
final class WechatPayErrors {
    /** With status 404: there is no such order, refund or transfer. */
    static final Set<String> SAYS_ABSENT =
            Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS", "NOT_FOUND");

    private static final ErrorTable TABLE = ErrorTable.of(WechatPayErrors.class);

    private WechatPayErrors() {}

    static ChannelError of(WechatPayAnswer answer) {
        var meaning =
                answer.status() == 429
                        ? new Meaning(ErrorCategory.RETRYABLE, DeclineCode.RATE_LIMITED)
                        : TABLE.find(answer.operation().key(), answer.code())
                                .orElseGet(() -> byStatus(answer.status()));
        return meaning.error(answer.code().isEmpty() ? null : answer.code(), message(answer));
    }

    /** Why something is over for good, from the reason inside a successful answer. */
    static ChannelError ofFinal(
            WechatPayOperation operation, @Nullable String reason, String message) {
        var code = Objects.requireNonNullElse(reason, "FAIL");
        var meaning =
                TABLE.find(operation.key(), code)
                        .filter(found -> found.category() != ErrorCategory.UNKNOWN)
                        .orElse(new Meaning(ErrorCategory.DECLINED, DeclineCode.OTHER));
        return meaning.error(code, message);
    }

    static boolean lists(String code) {
        return TABLE.find(code).isPresent();
    }

    /** The end of a conversation that WeChat Pay answered with this failure. */
    static <T> Step<T> failed(WechatPayAnswer answer) {
        return Failures.failed(of(answer));
    }

    /** Section 6: 4xx is final, all else says nothing. */
    private static Meaning byStatus(int status) {
        if (status == 401) {
            return new Meaning(ErrorCategory.CONFIGURATION, DeclineCode.SIGNATURE_REFUSED);
        }
        return status / 100 == 4
                ? new Meaning(ErrorCategory.INVALID, DeclineCode.OTHER)
                : new Meaning(ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_ERROR);
    }

    private static String message(WechatPayAnswer answer) {
        return Objects.requireNonNullElse(answer.text("message"), "");
    }
}
