package dev.tollbridge.channels.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAccount.Queries;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestKeys;
import dev.tollbridge.testkit.TestSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatPayCredentialsTest {
    private static final AccountSettings GOOD = WechatPayScript.genuine().settings();

    @ParameterizedTest
    @CsvSource({
        "mch_id, 19000x0001",
        "app_id, wx",
        "merchant_serial_no, no serial",
        "platform_public_key_id, 5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
        "platform_public_key, no key",
        "key_mode, secret",
        "sub_mch_id, abc",
        "transfer_scene_report_infos, {}",
        "gateway_url, ftp://api.mch.weixin.qq.com",
        "gateway_url, https://api.mch.weixin.qq.com?x=1",
        "gateway_url, https://api.mch.weixin.qq.com@attacker.example",
        "gateway_url, https://api.mch.weixin.qq.com#x",
        "gateway_url, no address"
    })
    void aBadValueIsToldByItsField(String field, String value) {
        assertThat(problems(with(field, value))).containsExactly(field);
    }

    @Test
    void theMerchantsOwnKeyIsNotWeChatPays() {
        var own = TestKeys.base64(TestKeys.MERCHANT.getPublic().getEncoded());
        assertThat(problems(with("platform_public_key", own)))
                .containsExactly("platform_public_key");
    }

    @Test
    void theApiV3KeyHasItsLength() {
        assertThat(problems(withSecret("api_v3_key", "too short"))).containsExactly("api_v3_key");
        assertThat(problems(withSecret("api_v3_key", "密".repeat(32))))
                .containsExactly("api_v3_key");
    }

    @Test
    void certificateModeNeedsNoPublicKey() {
        var values = new HashMap<>(GOOD.values());
        values.remove("platform_public_key");
        values.remove("platform_public_key_id");
        values.put("key_mode", "certificate");
        assertThat(problems(settings(true, values))).isEmpty();
        values.put("key_mode", "migration");
        assertThat(problems(settings(true, values)))
                .containsExactly("platform_public_key_id", "platform_public_key");
    }

    @Test
    void aSubAppNeedsASubMerchantAndASceneItsReport() {
        assertThat(problems(with("sub_app_id", "wxsub00000000001"))).containsExactly("sub_app_id");
        assertThat(problems(with("transfer_scene_report_infos", "")))
                .containsExactly("transfer_scene_report_infos");
    }

    @Test
    void aTestAccountNeedsASimulator() {
        assertThat(problems(settings(false, GOOD.values()))).containsExactly("gateway_url");
        var values = new HashMap<>(GOOD.values());
        values.put("gateway_url", "http://localhost:8090/wechat_pay/");
        var opened = new WechatPayAdapter().open(settings(false, values));
        var order =
                new OrderRef(
                        "T000001",
                        null,
                        Money.of(1, "CNY"),
                        "wechat_pay",
                        Scene.QR,
                        false,
                        Samples.EXPIRES_AT);
        if (opened instanceof Opening.Opened(Queries account)) {
            var call = Account.first(account.query(order, Samples.context()));
            assertThat(call.uri().toString())
                    .isEqualTo(
                            "http://localhost:8090/wechat_pay/v3/pay/transactions/out-trade-no/T000001?mchid=1900000001");
            assertThat(Received.of(call).signedBy(TestKeys.MERCHANT.getPublic()).target())
                    .as("what is signed is the path as it is sent")
                    .startsWith("/wechat_pay/v3/");
        } else {
            throw new AssertionError(opened);
        }
    }

    @Test
    void allProblemsAreToldAtOnceAndNoneRepeatsAValue() {
        var secrets = Map.of("merchant_private_key", Secret.of("hunter2hunter2"));
        var bad =
                new AccountSettings(
                        "a", true, Samples.NOTICE_URL, Map.of("mch_id", "x"), secrets, Map.of());
        assertThat(new WechatPayAdapter().open(bad).toString()).doesNotContain("hunter2");
        assertThat(problems(bad))
                .contains(
                        "mch_id",
                        "app_id",
                        "merchant_serial_no",
                        "merchant_private_key",
                        "api_v3_key",
                        "platform_public_key_id",
                        "platform_public_key");
    }

    private static AccountSettings with(String field, String value) {
        return TestSettings.with(GOOD, field, value);
    }

    private static AccountSettings withSecret(String field, String value) {
        return TestSettings.withSecret(GOOD, field, value);
    }

    private static AccountSettings settings(boolean live, Map<String, String> values) {
        return new AccountSettings("a", live, Samples.NOTICE_URL, values, GOOD.secrets(), Map.of());
    }

    private static List<String> problems(AccountSettings settings) {
        return TestSettings.problems(new WechatPayAdapter(), settings);
    }
}
