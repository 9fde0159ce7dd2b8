package dev.tollbridge.simulators.wechatpay;

import dev.tollbridge.simulators.Simulators;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's server: provisions itself, signs requests, verifies answers. */
final class Merchant {
    static final JsonMapper JSON = new JsonMapper();

    final Simulators simulators;
    final HttpClient http = HttpClient.newHttpClient();
    final JsonNode account;
    private final PrivateKey key;

    Merchant(Simulators simulators, String mchid, String provision) {
        this.simulators = simulators;
        this.account = control("PUT", "merchants/" + mchid, provision);
        this.key = privateKey(get("merchant_private_key"));
    }

    private static PrivateKey privateKey(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String get(String member) {
        return account.path(member).asString("");
    }

    /** An answer, with the names and values of its headers as they came. */
    record Answer(int status, Map<String, String> headers, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(text());
        }

        String code() {
            return json().path("code").asString("");
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    Answer read(String path) {
        return send("GET", path, "", Map.of());
    }

    Answer send(String method, String path, String body, Map<String, String> more) {
        String serial = account.has("public_key_id") ? get("public_key_id") : "";
        Map<String, String> headers = new TreeMap<>(Map.of("Accept", "application/json"));
        if (!serial.isEmpty()) {
            headers.put("Wechatpay-Serial", serial);
        }
        headers.put("Authorization", authorization(method, path, body, now(), nonce()));
        headers.putAll(more);
        return raw(method, path, body, headers);
    }

    long now() {
        return simulators.clock().baseInstant().getEpochSecond();
    }

    static String nonce() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    String authorization(String method, String path, String body, long timestamp, String nonce) {
        String text = method + "\n" + path + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\""
                .formatted(get("mchid"), nonce, timestamp, get("merchant_serial"), sign(text));
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    Answer raw(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(simulators.baseUri() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> seen.put(name, values.getFirst()));
            return new Answer(response.statusCode(), seen, response.body());
        } catch (IOException e) {
            throw new Unanswered(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The connection broke before an answer. */
    static final class Unanswered extends RuntimeException {
        Unanswered(IOException cause) {
            super(cause);
        }
    }

    JsonNode control(String method, String path, String body) {
        Answer answer = raw(method, "/wechatpay/control/" + path, body, Map.of());
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.bytes().length == 0 ? JSON.createObjectNode() : answer.json();
    }

    void fault(String json) {
        control("PUT", "faults", json);
    }

    JsonNode order(String number) {
        return control("GET", "orders/" + number, "");
    }

    /** Whether the named platform key signed this; certificates are fetched when first needed. */
    boolean verifies(Map<String, String> headers, String body) {
        String serial = headers.getOrDefault("Wechatpay-Serial", "");
        String text =
                headers.get("Wechatpay-Timestamp")
                        + "\n"
                        + headers.get("Wechatpay-Nonce")
                        + "\n"
                        + body
                        + "\n";
        PublicKey platform = serial.startsWith("PUB_KEY_ID_") ? publicKey() : certificate(serial);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(platform);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            String stated = headers.getOrDefault("Wechatpay-Signature", "");
            return platform != null && signature.verify(Base64.getDecoder().decode(stated));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    boolean verifies(Answer answer) {
        return verifies(answer.headers(), answer.text());
    }

    private PublicKey publicKey() {
        try {
            byte[] bytes = Base64.getDecoder().decode(get("public_key"));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable PublicKey certificate(String serial) {
        X509Certificate found = certificates().get(serial);
        return found == null ? null : found.getPublicKey();
    }

    Map<String, X509Certificate> certificates() {
        Map<String, X509Certificate> all = new TreeMap<>();
        for (JsonNode entry : read("/v3/certificates").json().path("data")) {
            JsonNode secret = entry.path("encrypt_certificate");
            String pem =
                    decrypt(
                            secret.path("nonce").asString(),
                            secret.path("associated_data").asString(),
                            secret.path("ciphertext").asString());
            try {
                X509Certificate certificate =
                        (X509Certificate)
                                CertificateFactory.getInstance("X.509")
                                        .generateCertificate(
                                                new ByteArrayInputStream(
                                                        pem.getBytes(StandardCharsets.US_ASCII)));
                all.put(entry.path("serial_no").asString(), certificate);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
        return all;
    }

    String decrypt(String nonce, String associatedData, String secret) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] key = get("api_v3_key").getBytes(StandardCharsets.US_ASCII);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.US_ASCII)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            byte[] plain = cipher.doFinal(Base64.getDecoder().decode(secret));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** As sensitive fields are sent. */
    String secret(String plain) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, publicKey());
            byte[] bytes = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
