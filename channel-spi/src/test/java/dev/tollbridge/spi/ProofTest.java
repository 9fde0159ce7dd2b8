package dev.tollbridge.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final byte[] MESSAGE = "amount=1".getBytes(UTF_8);

    @Test
    void aNoticeExistsOnlyIfItsSignatureHolds() throws GeneralSecurityException {
        var channel = keyPair();
        var forger = keyPair();
        var read = new AtomicBoolean();

        assertThat(
                        verify(
                                new Proof.Signed(
                                        channel.getPublic(),
                                        "SHA256withRSA",
                                        MESSAGE,
                                        sign(channel)),
                                read))
                .isTrue();
        read.set(false);
        assertThat(
                        verify(
                                new Proof.Signed(
                                        channel.getPublic(),
                                        "SHA256withRSA",
                                        MESSAGE,
                                        sign(forger)),
                                read))
                .isFalse();
        assertThat(
                        verify(
                                new Proof.Signed(
                                        channel.getPublic(), "SHA256withRSA", MESSAGE, new byte[3]),
                                read))
                .isFalse();
        assertThat(
                        verify(
                                new Proof.Signed(
                                        channel.getPublic(),
                                        "SHA256withRSA",
                                        "amount=2".getBytes(UTF_8),
                                        sign(channel)),
                                read))
                .isFalse();
        assertThat(read).as("content is not even read before the proof holds").isFalse();
    }

    @Test
    void aHashHoldsForTheMessageAndTheSecret() throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("MD5").digest("amount=1&key=k".getBytes(UTF_8));
        var message = "amount=1&key=".getBytes(UTF_8);
        assertThat(new Proof.Hashed(Secret.of("k"), "MD5", message, hash).holds()).isTrue();
        assertThat(new Proof.Hashed(Secret.of("x"), "MD5", message, hash).holds()).isFalse();
        assertThat(new Proof.Hashed(Secret.of("k"), "MD5", MESSAGE, hash).holds()).isFalse();
        assertThat(new Proof.Hashed(Secret.of("k"), "MD5", message, new byte[0]).holds()).isFalse();
        assertThat(new Proof.Hashed(Secret.of("k"), "no such", message, hash).holds()).isFalse();
    }

    private static boolean verify(Proof proof, AtomicBoolean read) {
        return VerifiedNotice.verify(
                        proof,
                        "n1",
                        () -> {
                            read.set(true);
                            return new NoticeContent.Ignored("order", null);
                        })
                .isPresent();
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    }

    private static byte[] sign(KeyPair keys) throws GeneralSecurityException {
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(keys.getPrivate());
        signer.update(MESSAGE);
        return signer.sign();
    }
}
