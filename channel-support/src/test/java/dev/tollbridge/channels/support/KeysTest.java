package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final KeyPair PAIR = pair("RSA", 2048);

    @Test
    void aKeyMayBePemOrBareAndBrokenAnywhere() {
        var bare = base64(PAIR.getPrivate().getEncoded());
        var pem = "-----BEGIN PRIVATE KEY-----\r\n" + bare + "\r\n-----END PRIVATE KEY-----\r\n";
        assertThat(Keys.privateKey(bare)).contains(PAIR.getPrivate());
        assertThat(Keys.privateKey(pem)).contains(PAIR.getPrivate());
        assertThat(Keys.privateKey(bare.replaceAll("(.{9})", "$1 "))).contains(PAIR.getPrivate());
        assertThat(
                        Keys.privateKey(
                                "Bag Attributes\n    localKeyID: 01\nKey Attributes: <No>\n" + pem))
                .as("as openssl pkcs12 prints it")
                .contains(PAIR.getPrivate());
        assertThat(Keys.publicKey(base64(PAIR.getPublic().getEncoded())))
                .contains(PAIR.getPublic());
    }

    @Test
    void whatIsNoKeyIsNone() {
        assertThat(Keys.privateKey("密钥")).isEmpty();
        assertThat(Keys.privateKey("AAAA")).isEmpty();
        assertThat(Keys.publicKey("")).isEmpty();
        assertThat(Keys.privateKey(base64(PAIR.getPublic().getEncoded()))).isEmpty();
        assertThat(Keys.publicKey(base64(PAIR.getPrivate().getEncoded()))).isEmpty();
    }

    @Test
    void shortKeysAndOtherKindsAreRefused() {
        var weak = pair("RSA", 1024);
        assertThat(Keys.privateKey(base64(weak.getPrivate().getEncoded()))).isEmpty();
        assertThat(Keys.publicKey(base64(weak.getPublic().getEncoded()))).isEmpty();
        assertThat(Keys.strong(pair("EC", 256).getPublic())).isEmpty();
    }

    @Test
    void onlyTheHalvesOfOnePairMatch() {
        assertThat(Keys.match(PAIR.getPrivate(), PAIR.getPublic())).isTrue();
        assertThat(Keys.match(PAIR.getPrivate(), pair("RSA", 2048).getPublic())).isFalse();
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
