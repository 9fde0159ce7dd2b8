package dev.tollbridge.oracles.unionpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.egzosn.pay.common.util.sign.SignTextUtils;
import com.egzosn.pay.common.util.sign.SignUtils;
import com.egzosn.pay.common.util.sign.encrypt.RSA2;
import dev.tollbridge.channels.unionpay.UnionPayAdapter;
import dev.tollbridge.spi.ChannelAccount.Pays;
import dev.tollbridge.spi.ChannelAccount.Queries;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Is what the adapter signs right? The library computes text and hash, and verifies. */
class LibraryJudgesAdapterTest {
    @Test
    void theLibraryVerifiesWhatTheAdapterSigned() throws GeneralSecurityException {
        try (var door = new Door()) {
            var settings = door.settings(Map.of());
            var certificate =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(
                                            settings.value("merchant_certificate")
                                                    .orElseThrow()
                                                    .getBytes(US_ASCII)));
            if (!(new UnionPayAdapter().open(settings) instanceof Opening.Opened(var account))) {
                throw new AssertionError("refused");
            }
            var order = Orders.pay(door, Scene.QR);
            for (Step<?> step :
                    new Step<?>[] {
                        ((Pays) account).pay(order, door.context()),
                        ((Queries) account).query(Orders.reference(order), door.context())
                    }) {
                var fields = sent(step);
                assertThat(verifies(fields, certificate)).isTrue();
                fields.put("txnTime", "20200101000000");
                assertThat(verifies(fields, certificate)).isFalse();
            }
        }
    }

    private static boolean verifies(Map<String, Object> fields, Certificate certificate) {
        var text = SignTextUtils.parameterText(fields, "&", "signature");
        var hash = SignUtils.SHA256.createSign(text, "", "UTF-8");
        return RSA2.verify(hash, "" + fields.get("signature"), certificate.getPublicKey(), "UTF-8");
    }

    private static Map<String, Object> sent(Step<?> step) {
        if (!(step instanceof Step.Http<?>(var call, var onReply))) {
            throw new AssertionError(step);
        }
        var fields = new HashMap<String, Object>();
        for (var pair : new String(call.body(), US_ASCII).split("&", -1)) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return fields;
    }
}
