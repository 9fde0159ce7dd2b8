package dev.tollbridge.simulators.unionpay.crypto;

import dev.tollbridge.simulators.core.crypto.IssuedCertificate;
import dev.tollbridge.simulators.core.crypto.Rsa;
import dev.tollbridge.simulators.unionpay.state.Platform;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Signs messages with a certificate, which travels along (notes 3). */
public final class Sealer {
    private Sealer() {}

    public static Map<String, String> seal(
            Map<String, String> fields, IssuedCertificate by, Charset charset) {
        Map<String, String> sealed = new LinkedHashMap<>(new TreeMap<>(fields));
        sealed.put("signPubKeyCert", Platform.pem(by));
        sealed.put(
                "signature", Rsa.sign(SignText.of(sealed, charset), by.key(), SignText.ALGORITHM));
        return sealed;
    }
}
