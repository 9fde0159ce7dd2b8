package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.ErrorTable;
import dev.tollbridge.channels.support.ErrorTable.Meaning;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Step;
import java.util.Objects;
import java.util.Set;

/** QQ Wallet's codes in our terms. The table is the resource {@code errors.tsv} (section 10). */
final class QqWalletErrors {
    /** There is no such order or refund. */
    static final Set<String> SAYS_ABSENT = Set.of("ORDERNOTEXIST", "REFUNDNOTEXIST");

    private static final ErrorTable TABLE = ErrorTable.of(QqWalletErrors.class);

    /** The list of codes is not public, so one that is not known decides nothing. */
    private static final Meaning UNLISTED =
            new Meaning(ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_ERROR);

    /** {@code return_code} FAIL: the request itself was not taken. */
    private static final Meaning NOT_TAKEN =
            new Meaning(ErrorCategory.INVALID, DeclineCode.INVALID_REQUEST);

    private QqWalletErrors() {}

    static ChannelError of(QqWalletAnswer answer) {
        var code = answer.code();
        if (code.isEmpty() && answer.says("return_code", "FAIL")) {
            return NOT_TAKEN.error(
                    "FAIL", Objects.requireNonNullElse(answer.text("return_msg"), ""));
        }
        return TABLE.find(answer.operation().key(), code)
                .orElse(UNLISTED)
                .error(
                        code.isEmpty() ? null : code,
                        Objects.requireNonNullElse(answer.text("err_code_des"), ""));
    }

    static boolean lists(String code) {
        return TABLE.find(code).isPresent();
    }

    /** The end of a conversation that QQ Wallet answered with this failure. */
    static <T> Step<T> failed(QqWalletAnswer answer) {
        return Failures.failed(of(answer));
    }
}
