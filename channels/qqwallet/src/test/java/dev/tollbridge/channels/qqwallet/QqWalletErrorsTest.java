package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QqWalletErrorsTest {
    /** Section 10 is the list. */
    private static final Path NOTES = Path.of("..", "..", "docs", "protocols", "qqwallet.md");

    @Test
    void everyCodeOfTheNotesHasAMeaning() throws IOException {
        var notes = Files.readString(NOTES, UTF_8);
        var section = notes.substring(notes.indexOf("## 10."));
        var codes =
                Pattern.compile("\\b[A-Z][A-Z_]{5,}\\b")
                        .matcher(section)
                        .results()
                        .map(result -> result.group())
                        .toList();
        assertThat(codes).hasSizeGreaterThan(35).allMatch(QqWalletErrors::lists);
    }

    @ParameterizedTest
    @CsvSource({
        "MICROPAY, USERPAYING", "MICROPAY, SYSTEMERROR", "MICROPAY, ORDERPAID",
        "MICROPAY, ORDERCLOSED", "UNIFIED_ORDER, OUT_TRADE_NO_USED", "REFUND, SYSTEMERROR",
        "REFUND, A_CODE_OF_NEXT_YEAR", "UNIFIED_ORDER, A_CODE_OF_NEXT_YEAR", "QUERY, ''"
    })
    void whatDoesNotSayThatNothingHappenedIsUnknown(QqWalletOperation operation, String code) {
        assertThat(error(operation, code).category()).isEqualTo(ErrorCategory.UNKNOWN);
    }

    private static ChannelError error(QqWalletOperation operation, String code) {
        var fields = QqWalletAnswers.failure(code).fields();
        return QqWalletErrors.of(new QqWalletAnswer(operation, fields));
    }

    @ParameterizedTest
    @CsvSource({
        "MICROPAY, NOTENOUGH, DECLINED, INSUFFICIENT_FUNDS",
        "REFUND, NOTENOUGH, RETRYABLE, MERCHANT_INSUFFICIENT_FUNDS",
        "MICROPAY, AUTHCODEEXPIRE, DECLINED, AUTH_CODE_INVALID",
        "UNIFIED_ORDER, SIGNERROR, CONFIGURATION, SIGNATURE_REFUSED",
        "BILL, BILL_CREATING, RETRYABLE, BILL_NOT_READY"
    })
    void clearRefusalsKeepTheirReason(
            QqWalletOperation operation, String code, ErrorCategory category, DeclineCode reason) {
        var error = error(operation, code);
        assertThat(error.category()).isEqualTo(category);
        assertThat(error.code()).isEqualTo(reason);
        assertThat(error.channelCode()).isEqualTo(code);
    }
}
