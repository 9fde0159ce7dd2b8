package dev.tollbridge.channels.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestCertificates;
import dev.tollbridge.testkit.TestSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnionPayCredentialsTest {
    private static final AccountSettings GOOD = UnionPayScript.genuine().settings();

    @ParameterizedTest
    @CsvSource({
        "mer_id, 7772900581100",
        "merchant_certificate, no certificate",
        "unionpay_root_certificate, no certificate",
        "unionpay_middle_certificate, no certificate",
        "terminal_id, 1",
        "gateway_url, ftp://gateway.95516.com",
        "file_gateway_url, https://filedownload.95516.com?x=1"
    })
    void aBadValueIsToldByItsField(String field, String value) {
        assertThat(problems(with(field, value))).containsExactly(field);
    }

    @Test
    void keyAndCertificateBelongTogether() {
        var other =
                TestCertificates.pem(
                        TestAuthority.GENUINE.middle(),
                        TestCertificates.Party.of("Another merchant"),
                        false);
        assertThat(problems(with("merchant_certificate", other)))
                .containsExactly("merchant_certificate");
    }

    @Test
    void theMiddleCertificateLeadsToTheRoot() {
        assertThat(
                        problems(
                                with(
                                        "unionpay_middle_certificate",
                                        TestAuthority.IMPOSTER.middlePem())))
                .containsExactly("unionpay_middle_certificate");
    }

    @Test
    void allProblemsAreToldAtOnceAndNoneRepeatsAValue() {
        var secrets = Map.of("merchant_private_key", Secret.of("hunter2hunter2"));
        var bad =
                new AccountSettings(
                        "a", true, Samples.NOTICE_URL, Map.of("mer_id", "x"), secrets, Map.of());
        assertThat(new UnionPayAdapter().open(bad).toString()).doesNotContain("hunter2");
        assertThat(problems(bad))
                .contains(
                        "mer_id",
                        "merchant_private_key",
                        "merchant_certificate",
                        "unionpay_root_certificate",
                        "unionpay_middle_certificate");
    }

    private static List<String> problems(AccountSettings settings) {
        return TestSettings.problems(new UnionPayAdapter(), settings);
    }

    private static AccountSettings with(String field, String value) {
        return TestSettings.with(GOOD, field, value);
    }
}
