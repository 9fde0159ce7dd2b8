package dev.tollbridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are made and signatures proven by Java's own providers. */
class NativeCryptographyTest {
    private static final byte[] TEXT = "out_trade_no=1&total_amount=88.00".getBytes(UTF_8);
    private final List<Provider> javas = List.of(Security.getProviders());

    @BeforeEach
    void install() {
        assertThat(NativeCryptography.isUsable()).as("here it works").isTrue();
        NativeCryptography.install();
    }

    @AfterEach
    void remove() {
        Security.removeProvider(AmazonCorrettoCryptoProvider.PROVIDER_NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "Ed25519, Ed25519, SunEC",
        "RSA, SHA256withRSA, SunRsaSign",
        "RSA, SHA1withRSA, SunRsaSign"
    })
    void whatIsSignedNativelyIsGenuineToJava(String keys, String algorithm, String java)
            throws Exception {
        var pair = KeyPairGenerator.getInstance(keys, java).generateKeyPair();
        var signer = Signature.getInstance(algorithm);
        signer.initSign(
                KeyFactory.getInstance(keys)
                        .generatePrivate(new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())));
        signer.update(TEXT);
        byte[] signature = signer.sign();
        assertThat(signer.getProvider()).isSameAs(AmazonCorrettoCryptoProvider.INSTANCE);
        assertThat(javas).contains(Security.getProvider(java));

        assertThat(verifies(Signature.getInstance(algorithm, java), pair.getPublic(), signature))
                .isTrue();
        assertThat(verifies(Signature.getInstance(algorithm), pair.getPublic(), signature))
                .isTrue();
        signature[signature.length - 1] ^= 1;
        assertThat(verifies(Signature.getInstance(algorithm), pair.getPublic(), signature))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, SunEC", "RSA, SunRsaSign"})
    void aKeyOfJavasOwnSignsToo(String keys, String java) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(keys, java).generateKeyPair();
        String algorithm = keys.equals("RSA") ? "SHA256withRSA" : keys;
        var signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(TEXT);
        assertThat(
                        verifies(
                                Signature.getInstance(algorithm, java),
                                pair.getPublic(),
                                signer.sign()))
                .isTrue();
    }

    private static boolean verifies(Signature check, PublicKey key, byte[] signature)
            throws Exception {
        check.initVerify(key);
        check.update(TEXT);
        return check.verify(signature);
    }
}
