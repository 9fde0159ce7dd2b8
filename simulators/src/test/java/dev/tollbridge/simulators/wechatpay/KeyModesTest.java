package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Platform certificates, the platform's public key, and the way from one to the other (notes 2).
 */
class KeyModesTest extends SimulatorTest {
    private static final String NOBODY = byNumber("nobody") + "?mchid=";

    private Merchant in(String mode, String mchid) {
        return new Merchant(simulators, mchid, "{\"mode\":\"" + mode + "\"}");
    }

    private static Merchant.Answer ask(Merchant who, String serial) {
        return who.send("GET", NOBODY + who.get("mchid"), "", Map.of("Wechatpay-Serial", serial));
    }

    @Test
    void certificatesCanBeDownloadedAndVerifyAnswers() {
        Merchant merchant = in("certificate", "1900000201");
        Map<String, X509Certificate> all = merchant.certificates();
        assertThat(all).containsKey(merchant.get("platform_serial"));
        all.forEach((serial, certificate) -> {
            assertThat(serial).matches("[0-9A-F]{40}");
            assertThat(
                            certificate
                                    .getSerialNumber()
                                    .toString(16)
                                    .toUpperCase(java.util.Locale.ROOT))
                    .isEqualTo(serial);
        });
        Merchant.Answer answer = ask(merchant, merchant.get("platform_serial"));
        assertThat(answer.header("Wechatpay-Serial")).isEqualTo(merchant.get("platform_serial"));
        assertThat(merchant.verifies(answer)).isTrue();
    }

    @Test
    void aCertificateIsListedBeforeItSigns() {
        Merchant merchant = in("certificate", "1900000202");
        String old = ask(merchant, "").header("Wechatpay-Serial");
        merchant.control("POST", "certificates/rotate", "{\"step\":\"announce\"}");
        assertThat(ask(merchant, "").header("Wechatpay-Serial")).isEqualTo(old);
        assertThat(merchant.certificates()).containsKey(old).hasSize(2);
        String next =
                merchant.control("POST", "certificates/rotate", "{\"step\":\"switch\"}")
                        .path("platform_serial")
                        .asString();
        Merchant.Answer answer = ask(merchant, old);
        assertThat(answer.header("Wechatpay-Serial")).isEqualTo(next).isNotEqualTo(old);
        assertThat(merchant.verifies(answer)).isTrue();
    }

    @Test
    void inPublicKeyModeThereAreNoCertificates() {
        refused(merchant.read("/v3/certificates"), 404, "NOT_FOUND");
        assertThat(ask(merchant, "").header("Wechatpay-Serial"))
                .isEqualTo(merchant.get("public_key_id"))
                .matches("PUB_KEY_ID_\\d{32}");
    }

    @Test
    void duringAMigrationTheRequestNamesTheKey() {
        Merchant merchant = in("both", "1900000203");
        Merchant.Answer byKey = ask(merchant, merchant.get("public_key_id"));
        Merchant.Answer byCertificate = ask(merchant, merchant.get("platform_serial"));
        assertThat(byKey.header("Wechatpay-Serial")).isEqualTo(merchant.get("public_key_id"));
        assertThat(byCertificate.header("Wechatpay-Serial")).matches("[0-9A-F]{40}");
        assertThat(merchant.verifies(byKey)).isTrue();
        assertThat(merchant.verifies(byCertificate)).isTrue();
    }

    @Test
    void askingAgainKeepsKeysAndMovesTheMode() {
        Merchant first = in("certificate", "1900000204");
        Merchant second = in("public_key", "1900000204");
        assertThat(second.get("merchant_serial")).isEqualTo(first.get("merchant_serial"));
        assertThat(second.get("api_v3_key")).isEqualTo(first.get("api_v3_key")).hasSize(32);
        assertThat(ask(second, "").header("Wechatpay-Serial")).startsWith("PUB_KEY_ID_");
    }
}
