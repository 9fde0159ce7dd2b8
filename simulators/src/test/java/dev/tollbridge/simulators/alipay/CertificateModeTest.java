package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Protocol notes 1.3. */
class CertificateModeTest extends SimulatorTest {
    @BeforeEach
    void useCertificates() {
        merchant = new Merchant(simulators, "2021000000000002", "{\"mode\":\"certificate\"}");
    }

    private static List<X509Certificate> read(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static String serial(X509Certificate certificate) throws GeneralSecurityException {
        String text =
                certificate.getIssuerX500Principal().getName() + certificate.getSerialNumber();
        byte[] digest =
                MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        String hex = new BigInteger(1, digest).toString(16);
        return "0".repeat(32 - hex.length()) + hex;
    }

    @Test
    void givesTheMerchantCertificatesWhoseSerialsMatch() throws GeneralSecurityException {
        assertThat(merchant.get("app_cert_sn"))
                .isEqualTo(serial(read(merchant.get("app_cert")).getFirst()));
        assertThat(merchant.get("alipay_cert_sn"))
                .isEqualTo(serial(read(merchant.get("alipay_cert")).getFirst()));
        List<X509Certificate> roots = read(merchant.get("alipay_root_cert"));
        X509Certificate rsa =
                roots.stream()
                        .filter(c -> c.getSigAlgOID().startsWith("1.2.840.113549.1.1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(roots).hasSize(2);
        assertThat(merchant.get("alipay_root_cert_sn")).isEqualTo(serial(rsa));
    }

    @Test
    void namesTheSigningCertificateInAnswersAndNotices() throws IOException, InterruptedException {
        JsonNode answer =
                Merchant.JSON.readTree(
                        merchant.post("alipay.trade.precreate", terms("c1", "1.00")).body());
        assertThat(answer.path("alipay_cert_sn").asString())
                .isEqualTo(merchant.get("alipay_cert_sn"));
        try (NoticeReceiver shop = new NoticeReceiver()) {
            merchant.extra.put("notify_url", shop.url());
            paid("c2", "1.00");
            Map<String, String> notice = shop.next();
            assertThat(notice).containsEntry("alipay_cert_sn", merchant.get("alipay_cert_sn"));
            assertThat(merchant.verifiesNotice(notice)).isTrue();
        }
    }

    @Test
    void refusesMissingAndForeignSerials() {
        for (String name : List.of("app_cert_sn", "alipay_root_cert_sn")) {
            Map<String, String> all =
                    new TreeMap<>(merchant.signed("alipay.trade.query", number("x")));
            all.remove(name);
            all.remove("sign");
            assertThat(subCode(all)).isEqualTo("isv.missing-" + name.replace('_', '-'));
        }
        Map<String, String> foreign =
                new TreeMap<>(merchant.signed("alipay.trade.query", number("x")));
        foreign.remove("sign");
        foreign.put("app_cert_sn", "0".repeat(32));
        assertThat(subCode(foreign)).isEqualTo("isv.app-cert-not-exist");
    }

    private String subCode(Map<String, String> parameters) {
        var response = merchant.send(merchant.form(merchant.sign(parameters)));
        return merchant.verified("alipay.trade.query", response).path("sub_code").asString();
    }

    @Test
    void aRotatedCertificateCanBeDownloadedAndLeadsToTheRoot() throws GeneralSecurityException {
        String serial =
                merchant.control("POST", "/alipay/control/certificates/rotate", "")
                        .path("alipay_cert_sn")
                        .asString();
        assertThat(serial).isNotEqualTo(merchant.get("alipay_cert_sn"));
        byte[] body =
                merchant.post(
                                "alipay.open.app.alipaycert.download",
                                "{\"alipay_cert_sn\":\"%s\"}".formatted(serial))
                        .body();
        JsonNode answer = Merchant.JSON.readTree(body);
        assertThat(answer.path("alipay_cert_sn").asString()).isEqualTo(serial);
        String content =
                answer.path("alipay_open_app_alipaycert_download_response")
                        .path("alipay_cert_content")
                        .asString();
        List<X509Certificate> chain =
                read(new String(Base64.getDecoder().decode(content), StandardCharsets.US_ASCII));
        assertThat(serial(chain.getFirst())).isEqualTo(serial);
        verifyChain(chain);
        var fresh = new Merchant(simulators, "2021000000000002", "{}");
        assertThat(fresh.call("alipay.trade.query", number("x")).path("code").asString())
                .isEqualTo("40004");
    }

    private void verifyChain(List<X509Certificate> chain) throws GeneralSecurityException {
        chain.get(0).verify(chain.get(1).getPublicKey());
        List<X509Certificate> roots = read(merchant.get("alipay_root_cert"));
        Certificate root =
                roots.stream()
                        .filter(r ->
                                r.getSubjectX500Principal()
                                        .equals(chain.get(1).getIssuerX500Principal()))
                        .findFirst()
                        .orElseThrow();
        chain.get(1).verify(root.getPublicKey());
    }

    @Test
    void knowsNoCertificateByAStrangeSerial() {
        JsonNode node =
                merchant.call("alipay.open.app.alipaycert.download", "{\"alipay_cert_sn\":\"ff\"}");
        assertThat(node.path("sub_code").asString()).isEqualTo("isv.alipay-cert-not-exist");
    }
}
