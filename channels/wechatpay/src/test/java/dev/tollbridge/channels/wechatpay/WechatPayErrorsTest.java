package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayErrorsTest {
    /** Transcribed from the sources that its head names. */
    private static final Path CODES = Path.of("src", "test", "resources", "codes.txt");

    @Test
    void everyPublishedCodeHasAMeaning() throws IOException {
        var missing = new ArrayList<String>();
        for (var code : codes()) {
            if (!WechatPayErrors.lists(code)) {
                missing.add(code);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(new HashSet<>(codes())).hasSameSizeAs(codes()).hasSizeGreaterThan(60);
    }

    private static List<String> codes() throws IOException {
        return Files.readAllLines(CODES, UTF_8).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "CODEPAY, 202, USERPAYING",
        "CODEPAY, 202, ''",
        "CODEPAY, 400, ORDERPAID",
        "NATIVE, 400, ORDERPAID",
        "JSAPI, 403, OUT_TRADE_NO_USED",
        "CODEPAY, 400, ORDER_CLOSED",
        "CODEPAY, 400, SYSTEM_ERROR",
        "CODEPAY, 400, BANK_ERROR",
        "REFUND, 400, SYSTEM_ERROR",
        "TRANSFER, 400, ALREADY_EXISTS"
    })
    void whatDoesNotSayThatNothingHappenedIsUnknown(
            WechatPayOperation operation, int status, String code) {
        assertThat(WechatPayErrors.of(answer(operation, status, code)).category())
                .isEqualTo(ErrorCategory.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "CODEPAY, 403, NOT_ENOUGH, DECLINED, INSUFFICIENT_FUNDS",
        "REFUND, 403, NOT_ENOUGH, RETRYABLE, MERCHANT_INSUFFICIENT_FUNDS",
        "TRANSFER, 403, NOT_ENOUGH, RETRYABLE, MERCHANT_INSUFFICIENT_FUNDS",
        "CODEPAY, 400, AUTH_CODE_INVALID, DECLINED, AUTH_CODE_INVALID",
        "NATIVE, 401, SIGN_ERROR, CONFIGURATION, SIGNATURE_REFUSED",
        "NATIVE, 401, A_CODE_OF_NEXT_YEAR, CONFIGURATION, SIGNATURE_REFUSED",
        "NATIVE, 403, NO_AUTH, CONFIGURATION, PERMISSION_DENIED",
        "NATIVE, 400, APPID_MCHID_NOT_MATCH, CONFIGURATION, CREDENTIALS_INVALID",
        "NATIVE, 400, A_CODE_OF_NEXT_YEAR, INVALID, OTHER",
        "NATIVE, 429, FREQUENCY_LIMITED, RETRYABLE, RATE_LIMITED",
        "NATIVE, 429, A_CODE_OF_NEXT_YEAR, RETRYABLE, RATE_LIMITED",
        "REFUND, 400, INVALID_REQUEST, INVALID, REFUND_NOT_ALLOWED",
        "TRADE_BILL, 400, STATEMENT_CREATING, RETRYABLE, BILL_NOT_READY",
        "TRADE_BILL, 400, NO_STATEMENT_EXIST, RETRYABLE, BILL_NOT_READY"
    })
    void clearRefusalsKeepTheirReason(
            WechatPayOperation operation,
            int status,
            String code,
            ErrorCategory category,
            DeclineCode meaning) {
        var error = WechatPayErrors.of(answer(operation, status, code));
        assertThat(error.category()).isEqualTo(category);
        assertThat(error.code()).isEqualTo(meaning);
        assertThat(error.channelCode()).isEqualTo(code);
        assertThat(error.channelMessage()).isEqualTo("说明");
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "JSAPI", "APP", "H5", "CODEPAY"})
    void aPaidOrderIsNeverAFailedOne(WechatPayOperation operation) {
        var error = WechatPayErrors.of(answer(operation, 400, "ORDERPAID"));
        assertThat(error.category()).isEqualTo(ErrorCategory.UNKNOWN);
        assertThat(error.code()).isEqualTo(DeclineCode.ORDER_ALREADY_PAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSTEM_ERROR", "A_REASON_OF_NEXT_YEAR"})
    void aTransferThatFailedHasFailedWhateverTheReason(String reason) {
        var error = WechatPayErrors.ofFinal(WechatPayOperation.TRANSFER_QUERY, reason, "m");
        assertThat(error.category()).isEqualTo(ErrorCategory.DECLINED);
        assertThat(error.channelCode()).isEqualTo(reason);
    }

    private static WechatPayAnswer answer(WechatPayOperation operation, int status, String code) {
        return new WechatPayAnswer(
                operation, status, WechatPayAnswers.node().put("message", "说明").put("code", code));
    }
}
