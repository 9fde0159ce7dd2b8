package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AlipayErrorsTest {
    /** Transcribed from the official SDK's error models; its head names the source. */
    private static final Path CODES = Path.of("src", "test", "resources", "sub-codes.txt");

    @Test
    void everyCodeOfEveryMethodHasAMeaning() throws IOException {
        var missing = new ArrayList<String>();
        codes().forEach((method, codes) ->
                codes.stream()
                        .filter(code -> !AlipayErrors.lists(code))
                        .forEach(code -> missing.add(method + " " + code)));
        assertThat(missing).isEmpty();
        assertThat(codes().get("alipay.trade.pay")).hasSize(95);
        assertThat(codes().get("alipay.fund.trans.uni.transfer")).hasSize(158);
    }

    private static Map<String, List<String>> codes() throws IOException {
        var codes = new LinkedHashMap<String, List<String>>();
        var current = new ArrayList<String>();
        for (var line : Files.readAllLines(CODES, UTF_8)) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                codes.put(line.substring(1, line.length() - 1), current);
            } else if (!line.startsWith("#")) {
                current.add(line);
            }
        }
        return codes;
    }

    @ParameterizedTest
    @CsvSource({
        "alipay.trade.pay, 40004, ACQ.SYSTEM_ERROR",
        "alipay.trade.cancel, 40004, AQC.SYSTEM_ERROR",
        "alipay.trade.pay, 20000, isp.unknow-error",
        "alipay.trade.pay, 20000, aop.unknow-error",
        "alipay.trade.pay, 20000, ACQ.BUYER_BALANCE_NOT_ENOUGH",
        "alipay.trade.pay, 20000, ''",
        "alipay.trade.pay, 40004, ''",
        "alipay.trade.pay, 40004, ACQ.TRADE_HAS_SUCCESS",
        "alipay.trade.pay, 40004, ACQ.CONTEXT_INCONSISTENT",
        "alipay.trade.pay, 40004, ACQ.A_CODE_OF_NEXT_YEAR",
        "alipay.trade.pay, 49999, ''",
        "alipay.trade.pay, '', ''",
        "alipay.trade.refund, 40004, ACQ.DISCORDANT_REPEAT_REQUEST",
        "alipay.fund.auth.order.freeze, 40004, SYSTEM_ERROR",
        "alipay.fund.auth.order.freeze, 40004, FREEZE_ALREADY_SUCCESS",
        "alipay.fund.trans.uni.transfer, 40004, REQUEST_PROCESSING",
        "alipay.fund.trans.uni.transfer, 40004, BANK_RESPONSE_ERROR",
        "alipay.fund.trans.uni.transfer, 40004, PAYMENT_INFO_INCONSISTENCY"
    })
    void whatDoesNotSayThatNothingHappenedIsUnknown(String method, String code, String subCode) {
        assertThat(AlipayErrors.of(answer(method, code, subCode)).category())
                .isEqualTo(ErrorCategory.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "40004, ACQ.BUYER_BALANCE_NOT_ENOUGH, DECLINED, INSUFFICIENT_FUNDS",
        "40004, ACQ.PAYMENT_AUTH_CODE_INVALID, DECLINED, AUTH_CODE_INVALID",
        "40004, ACQ.SELLER_BEEN_BLOCKED, CONFIGURATION, MERCHANT_ACCOUNT_RESTRICTED",
        "40004, ACQ.TRADE_HAS_CLOSE, INVALID, ORDER_CLOSED",
        "40002, isv.invalid-signature, CONFIGURATION, SIGNATURE_REFUSED",
        "40002, isv.a-code-of-next-year, INVALID, INVALID_REQUEST",
        "40001, isv.missing-app-id, CONFIGURATION, CREDENTIALS_INVALID",
        "40005, '', RETRYABLE, RATE_LIMITED",
        "40006, isv.insufficient-isv-permissions, CONFIGURATION, PERMISSION_DENIED",
        "20001, aop.invalid-app-auth-token, CONFIGURATION, CREDENTIALS_INVALID"
    })
    void clearRefusalsKeepTheirReason(
            String code, String subCode, ErrorCategory category, DeclineCode meaning) {
        var error = AlipayErrors.of(answer("alipay.trade.pay", code, subCode));
        assertThat(error.category()).isEqualTo(category);
        assertThat(error.code()).isEqualTo(meaning);
        assertThat(error.channelCode()).isEqualTo(subCode.isEmpty() ? code : subCode);
        assertThat(error.channelMessage()).isEqualTo("说明");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alipay.trade.pay", "alipay.trade.precreate", "alipay.trade.create"})
    void aPaidOrderIsNeverAFailedOne(String method) {
        var error = AlipayErrors.of(answer(method, "40004", "ACQ.TRADE_HAS_SUCCESS"));
        assertThat(error.category()).isEqualTo(ErrorCategory.UNKNOWN);
        assertThat(error.code()).isEqualTo(DeclineCode.ORDER_ALREADY_PAID);
    }

    private static AlipayAnswer answer(String api, String code, String subCode) {
        for (var method : AlipayMethod.values()) {
            if (method.api().equals(api)) {
                var node = new JsonMapper().createObjectNode().put("sub_msg", "说明");
                return new AlipayAnswer(method, node.put("code", code).put("sub_code", subCode));
            }
        }
        throw new AssertionError(api);
    }
}
