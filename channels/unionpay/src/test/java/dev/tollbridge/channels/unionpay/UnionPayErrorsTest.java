package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnionPayErrorsTest {
    /** Transcribed from the sources that its head names. */
    private static final Path CODES = Path.of("src", "test", "resources", "codes.txt");

    @Test
    void everyPublishedCodeHasAMeaning() throws IOException {
        assertThat(codes()).filteredOn(code -> !UnionPayErrors.lists(code)).isEmpty();
        assertThat(new HashSet<>(codes())).hasSameSizeAs(codes()).hasSizeGreaterThan(60);
    }

    private static List<String> codes() throws IOException {
        return Files.readAllLines(CODES, UTF_8).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\t", 2)[0])
                .filter(code -> !UnionPayAnswer.SUCCESSES.contains(code))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "04", "05", "12", "70", "74", "75", "83", "99", "B7", ""})
    void whatDoesNotSayThatNothingHappenedIsUnknown(String code) {
        for (var operation : UnionPayOperation.values()) {
            assertThat(UnionPayErrors.of(operation, code, "m").category())
                    .as(operation.toString())
                    .isEqualTo(ErrorCategory.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SCAN, 64, DECLINED, INSUFFICIENT_FUNDS",
        "REFUND, 64, RETRYABLE, MERCHANT_INSUFFICIENT_FUNDS",
        "REFUND, 33, INVALID, REFUND_AMOUNT_EXCEEDED",
        "FINISH, 33, INVALID, AUTHORIZATION_AMOUNT_EXCEEDED",
        "CODE, 11, CONFIGURATION, SIGNATURE_REFUSED",
        "CODE, 32, CONFIGURATION, PERMISSION_DENIED",
        "CODE, 06, RETRYABLE, CHANNEL_UNAVAILABLE",
        "QUERY, 37, RETRYABLE, RATE_LIMITED",
        "FILE, 98, RETRYABLE, BILL_NOT_READY",
        "REFUND, 45, INVALID, REFUND_NOT_ALLOWED"
    })
    void clearRefusalsKeepTheirReason(
            UnionPayOperation operation, String code, ErrorCategory category, DeclineCode meaning) {
        var error = UnionPayErrors.of(operation, code, "说明");
        assertThat(error.category()).isEqualTo(category);
        assertThat(error.code()).isEqualTo(meaning);
        assertThat(error.channelCode()).isEqualTo(code);
        assertThat(error.channelMessage()).isEqualTo("说明");
    }
}
