package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Protocol notes 1.4. */
class EncryptionTest extends SimulatorTest {
    @BeforeEach
    void useAes() {
        merchant = new Merchant(simulators, "2021000000000003", "{\"aes\":true}");
    }

    private byte[] crypt(int mode, byte[] input, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        byte[] key = Base64.getDecoder().decode(merchant.get("aes_key"));
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(input);
    }

    @Test
    void readsAndWritesWithAVectorOfZeros() throws GeneralSecurityException {
        merchant.extra.put("encrypt_type", "AES");
        byte[] content = terms("e1", "1.00").getBytes(StandardCharsets.UTF_8);
        String secret =
                Base64.getEncoder()
                        .encodeToString(crypt(Cipher.ENCRYPT_MODE, content, new byte[16]));
        JsonNode node = merchant.call("alipay.trade.precreate", secret);
        byte[] clear =
                crypt(
                        Cipher.DECRYPT_MODE,
                        Base64.getDecoder().decode(node.asString()),
                        new byte[16]);
        assertThat(Merchant.JSON.readTree(clear).path("out_trade_no").asString()).isEqualTo("e1");
    }

    @Test
    void readsAndWritesWithARandomVectorInFront() throws GeneralSecurityException {
        merchant.extra.put("encrypt_type", "AES_V2");
        byte[] iv = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] secret =
                crypt(Cipher.ENCRYPT_MODE, number("none").getBytes(StandardCharsets.UTF_8), iv);
        byte[] both = Arrays.copyOf(iv, 16 + secret.length);
        System.arraycopy(secret, 0, both, 16, secret.length);
        JsonNode node =
                merchant.call("alipay.trade.query", Base64.getEncoder().encodeToString(both));
        byte[] answer = Base64.getDecoder().decode(node.asString());
        byte[] clear =
                crypt(
                        Cipher.DECRYPT_MODE,
                        Arrays.copyOfRange(answer, 16, answer.length),
                        Arrays.copyOf(answer, 16));
        assertThat(Merchant.JSON.readTree(clear).path("sub_code").asString())
                .isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    /**
     * Never a whole block of anything: under a drawn key one in 256 has a padding that is right.
     */
    @Test
    void refusesWhatItCannotDecryptInClear() {
        merchant.extra.put("encrypt_type", "AES");
        JsonNode node = merchant.call("alipay.trade.query", "bm90IGEgY2lwaGVy");
        assertThat(node.path("sub_code").asString()).isEqualTo("isv.invalid-encrypt");
        merchant.extra.put("encrypt_type", "DES");
        node = merchant.call("alipay.trade.query", "bm90IGEgY2lwaGVy");
        assertThat(node.path("sub_code").asString()).isEqualTo("isv.invalid-encrypt-type");
    }

    @Test
    void refusesAWrongPadding() throws GeneralSecurityException {
        merchant.extra.put("encrypt_type", "AES");
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        byte[] key = Base64.getDecoder().decode(merchant.get("aes_key"));
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new IvParameterSpec(new byte[16]));
        byte[] secret = cipher.doFinal(new byte[16]);
        JsonNode node =
                merchant.call("alipay.trade.query", Base64.getEncoder().encodeToString(secret));
        assertThat(node.path("sub_code").asString()).isEqualTo("isv.invalid-encrypt");
    }
}
