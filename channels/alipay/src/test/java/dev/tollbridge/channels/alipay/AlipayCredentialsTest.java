package dev.tollbridge.channels.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestKeys;
import dev.tollbridge.testkit.TestSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlipayCredentialsTest {
    private static final AccountSettings GOOD = AlipayScript.genuine().settings();

    @Test
    void theServiceLoaderFindsTheAdapter() {
        assertThat(ServiceLoader.load(ChannelAdapter.class))
                .anySatisfy(found -> assertThat(found).isInstanceOf(AlipayAdapter.class));
    }

    @Test
    void keysMayBePemOrBareAndBrokenAnywhere() {
        var bare = GOOD.secrets().getOrDefault("app_private_key", Secret.of("")).reveal();
        var pem =
                "-----BEGIN PRIVATE KEY-----\r\n"
                        + bare.replaceAll("(.{64})", "$1\r\n")
                        + "\r\n-----END PRIVATE KEY-----\r\n";
        assertThat(problems(withSecret("app_private_key", pem))).isEmpty();
        assertThat(problems(withSecret("app_private_key", bare.replaceAll("(.{9})", "$1 "))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "app_id, abc",
        "seller_id, 12345",
        "seller_id, 3088000000000009",
        "gateway_url, ftp://openapi.alipay.com/gateway.do",
        "gateway_url, https://openapi.alipay.com/gateway.do?x=1",
        "gateway_url, https://openapi.alipay.com@attacker.example/gateway.do",
        "gateway_url, https://openapi.alipay.com/gateway.do#x",
        "gateway_url, no address",
        "key_mode, secret",
        "alipay_public_key, no key",
        "content_encryption, des"
    })
    void aBadValueIsToldByItsField(String field, String value) {
        assertThat(problems(with(field, value))).contains(field);
    }

    @Test
    void theAppsOwnKeyIsNotAlipays() {
        var own = TestKeys.base64(TestKeys.MERCHANT.getPublic().getEncoded());
        assertThat(problems(with("alipay_public_key", own))).containsExactly("alipay_public_key");
    }

    @Test
    void encryptionNeedsItsKey() {
        assertThat(problems(with("content_encryption", "aes"))).isEmpty();
        var values = new HashMap<>(GOOD.values());
        values.put("content_encryption", "aes_v2");
        var secrets = new HashMap<>(GOOD.secrets());
        secrets.put("content_key", Secret.of("short"));
        assertThat(
                        problems(
                                new AccountSettings(
                                        "a", true, Samples.NOTICE_URL, values, secrets, Map.of())))
                .containsExactly("content_key");
    }

    @Test
    void allProblemsAreToldAtOnceAndNoneRepeatsAValue() {
        var secrets = Map.of("app_private_key", Secret.of("hunter2hunter2"));
        var bad =
                new AccountSettings(
                        "a", true, Samples.NOTICE_URL, Map.of("app_id", "x"), secrets, Map.of());
        var opening = new AlipayAdapter().open(bad);
        assertThat(opening.toString()).doesNotContain("hunter2");
        assertThat(problems(bad)).contains("app_id", "app_private_key", "alipay_public_key");
    }

    private static AccountSettings with(String field, String value) {
        return TestSettings.with(GOOD, field, value);
    }

    private static AccountSettings withSecret(String field, String value) {
        return TestSettings.withSecret(GOOD, field, value);
    }

    private static List<String> problems(AccountSettings settings) {
        return TestSettings.problems(new AlipayAdapter(), settings);
    }
}
