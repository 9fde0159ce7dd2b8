package dev.tollbridge.channels.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaSignatureTest {
    private static final byte[] MESSAGE = "amount=1".getBytes(UTF_8);

    @Test
    void whatTheOwnerSignedHolds() throws NoSuchAlgorithmException {
        var keys = pair();
        var signature = RsaSignature.sign(keys.getPrivate(), MESSAGE);
        assertThat(RsaSignature.proof(keys.getPublic(), MESSAGE, signature).holds()).isTrue();
        assertThat(
                        RsaSignature.proof(keys.getPublic(), "amount=2".getBytes(UTF_8), signature)
                                .holds())
                .isFalse();
        assertThat(RsaSignature.proof(pair().getPublic(), MESSAGE, signature).holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no Base64"})
    void anyOtherTextProvesNothing(String signature) throws NoSuchAlgorithmException {
        assertThat(RsaSignature.proof(pair().getPublic(), MESSAGE, signature).holds()).isFalse();
    }

    private static KeyPair pair() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
