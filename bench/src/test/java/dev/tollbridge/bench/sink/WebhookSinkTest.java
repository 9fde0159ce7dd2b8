package dev.tollbridge.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.bench.client.Http;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSinkTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String BODY = "{\"id\":\"evt_1\",\"subject\":\"茶\"}";
    private final Queue<Delivery> taken = new ConcurrentLinkedQueue<>();
    private final WebhookSink sink = new WebhookSink(taken::add);
    private final Http http = new Http();

    @AfterEach
    void close() {
        sink.close();
        http.close();
    }

    @Test
    void takesWhatComesToTheByte() throws Exception {
        assertThat(post().status()).isEqualTo(204);
        assertThat(post().status()).isEqualTo(204);

        assertThat(taken).hasSize(2);
        var delivery = taken.element();
        assertThat(delivery.path()).isEqualTo("shop1");
        assertThat(delivery.header("webhook-id")).isEqualTo("evt_1");
        assertThat(new String(delivery.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
    }

    @Test
    void takesNothingInABadMood() throws Exception {
        sink.setMood(Mood.FAILING);
        assertThat(post().status()).isEqualTo(500);
        for (var mood : List.of(Mood.RESETTING, Mood.CLOSED)) {
            sink.setMood(mood);
            assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        }
        assertThat(taken).isEmpty();

        sink.setMood(Mood.WELL);
        assertThat(post().status()).isEqualTo(204);
    }

    @Test
    void bothSignaturesHaveToBeGenuine() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = pair.getPublic().getEncoded();
        var whpk = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        var secret = new byte[32];
        var check =
                new Signatures(
                        "whsec_" + Base64.getEncoder().encodeToString(secret),
                        List.of("whpk_" + Base64.getEncoder().encodeToString(whpk)));
        var right = "v1," + hmac(secret) + " v1a," + ed25519(pair);

        assertThat(check.areGenuine(delivery(right, BODY))).isTrue();
        assertThat(check.areGenuine(delivery("v1,AAAA " + right, BODY))).isTrue();
        assertThat(check.areGenuine(delivery(right, BODY + " "))).isFalse();
        assertThat(check.areGenuine(delivery("v1," + hmac(secret), BODY))).isFalse();
        assertThat(check.areGenuine(delivery("v1a," + ed25519(pair), BODY))).isFalse();
        var stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var forged = "v1," + hmac(secret) + " v1a," + ed25519(stranger);
        assertThat(check.areGenuine(delivery(forged, BODY))).isFalse();
    }

    private Http.Answer post() throws IOException, InterruptedException {
        return http.send("POST", sink.url("shop1"), BODY, LIMIT, "webhook-id", "evt_1");
    }

    private static Delivery delivery(String signatures, String body) {
        return new Delivery(
                "shop1",
                Map.of(
                        "webhook-id", "evt_1",
                        "webhook-timestamp", "1",
                        "webhook-signature", signatures),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(byte[] secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed()));
    }

    private static String ed25519(KeyPair pair) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(signed());
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static byte[] signed() {
        return ("evt_1.1." + BODY).getBytes(StandardCharsets.UTF_8);
    }
}
