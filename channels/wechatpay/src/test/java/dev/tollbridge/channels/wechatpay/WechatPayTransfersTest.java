package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.channels.wechatpay.WechatPayAnswers.Said;
import dev.tollbridge.spi.ChannelAccount.Transfers;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.TransferState;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestKeys;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WechatPayTransfersTest {
    private final Account account = Account.plain();

    @Test
    void theNameIsForWeChatPaysEyesOnly() throws GeneralSecurityException {
        var call = Account.first(transfer(account, 300_000, "李华"));
        var body = new JsonMapper().readTree(call.body());
        assertThat(new String(call.body(), UTF_8)).doesNotContain("李华");
        var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.DECRYPT_MODE, TestKeys.PLATFORM.getPrivate());
        var plain = cipher.doFinal(Base64.getDecoder().decode(body.path("user_name").asString("")));
        assertThat(new String(plain, UTF_8)).isEqualTo("李华");
        assertThat(Received.header(call, "Wechatpay-Serial")).isEqualTo(WechatPayScript.KEY_ID);
        assertThat(call.sensitive()).contains("user_name", "openid", "Authorization");
    }

    @Test
    void theNameIsSentWhereItIsAllowedAndAskedForWhereItIsNeeded() {
        assertThat(body(transfer(account, 29, "李华")).has("user_name")).isFalse();
        assertThat(body(transfer(account, 30, "李华")).has("user_name")).isTrue();
        assertThat(body(transfer(account, 199_999, null)).has("user_name")).isFalse();
        assertThat(Account.outcome(transfer(account, 200_000, null)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, Pending",
        "PROCESSING, Pending",
        "WAIT_USER_CONFIRM, Pending",
        "TRANSFERING, Pending",
        "CANCELING, Pending",
        "SUCCESS, Succeeded",
        "FAIL, Failed",
        "CANCELLED, Failed"
    })
    void aTransferIsWhatItsStateSays(String state, String meaning) {
        var query = account.as(Transfers.class).queryTransfer(order(1000, null), Samples.context());
        assertThat(Account.ok(query, said(state)))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(meaning);
        assertThat(Account.ok(transfer(account, 1000, null), said(state)))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(meaning);
    }

    @Test
    void thePayeeConfirmsInTheWallet() {
        var answer =
                new Said(
                        200,
                        "{\"out_bill_no\":\"%s\",\"transfer_bill_no\":\"13\",\"state\":\"WAIT_USER_CONFIRM\",\"package_info\":\"affff==\"}"
                                .formatted(Samples.TRANSFER_NO));
        assertThat(Account.ok(transfer(account, 1000, null), answer))
                .isEqualTo(
                        new TransferState.Pending(
                                "13",
                                new NextAction.Invoke(
                                        "wechatpay_transfer",
                                        Map.of(
                                                "mchId",
                                                WechatPayScript.MCH_ID,
                                                "appId",
                                                WechatPayScript.APP_ID,
                                                "package",
                                                "affff=="))));
    }

    @Test
    void aFailedTransferKeepsItsReason() {
        var answer =
                new Said(
                        200,
                        "{\"out_bill_no\":\"%s\",\"state\":\"FAIL\",\"fail_reason\":\"PAYEE_ACCOUNT_ABNORMAL\"}"
                                .formatted(Samples.TRANSFER_NO));
        assertThat(Account.ok(transfer(account, 1000, null), answer))
                .isInstanceOfSatisfying(
                        TransferState.Failed.class,
                        failed -> {
                            assertThat(failed.error().code())
                                    .isEqualTo(DeclineCode.PAYER_ACCOUNT_RESTRICTED);
                            assertThat(failed.error().channelCode())
                                    .isEqualTo("PAYEE_ACCOUNT_ABNORMAL");
                        });
    }

    @Test
    void anAnswerThatDoesNotFitDecidesNothing() {
        var other = new Said(200, "{\"out_bill_no\":\"X2\",\"state\":\"SUCCESS\"}");
        assertThat(Account.outcome(transfer(account, 1000, null), other))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(Account.outcome(transfer(account, 1000, null), said("ODD")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void withoutAGrantedSceneOrForAnotherMerchantNothingIsSent() {
        var bare = account.with("transfer_scene_id", "", "transfer_scene_report_infos", "");
        assertThat(Account.outcome(transfer(bare, 1000, null)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no ->
                                assertThat(no.error().category())
                                        .isEqualTo(ErrorCategory.CONFIGURATION));
        assertThat(Account.outcome(transfer(account.with("sub_mch_id", "1900000109"), 1000, null)))
                .isInstanceOf(Outcome.Refused.class);
    }

    private static Step<TransferState> transfer(Account account, long fen, @Nullable String name) {
        return account.as(Transfers.class).transfer(order(fen, name), Samples.context());
    }

    private static TransferOrder order(long fen, @Nullable String name) {
        return new TransferOrder(
                Samples.TRANSFER_NO, Money.of(fen, "CNY"), WechatPayScript.OPENID, name, "Payout");
    }

    private static JsonNode body(Step<TransferState> step) {
        return new JsonMapper().readTree(Account.first(step).body());
    }

    private static Said said(String state) {
        return new Said(
                200,
                "{\"out_bill_no\":\"%s\",\"transfer_bill_no\":\"13\",\"state\":\"%s\"}"
                        .formatted(Samples.TRANSFER_NO, state));
    }
}
