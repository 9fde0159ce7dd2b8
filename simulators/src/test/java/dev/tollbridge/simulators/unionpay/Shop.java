package dev.tollbridge.simulators.unionpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.simulators.Simulators;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop that signs and verifies by the protocol notes. */
final class Shop {
    static final String MER_ID = "777290058110048";
    private static final JsonMapper JSON = new JsonMapper();

    private final Simulators simulators;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonNode account;

    Shop(Simulators simulators) {
        this.simulators = simulators;
        this.account = control("PUT", "merchants/" + MER_ID, "{\"name\":\"茶 shop\"}");
    }

    JsonNode account() {
        return account;
    }

    /** An answer's fields; a field may hold what separates them only inside brackets. */
    Map<String, String> post(String entry, Map<String, String> fields) {
        return parse(raw(entry, signed(fields, UTF_8), UTF_8), UTF_8);
    }

    byte[] raw(String entry, Map<String, String> signed, Charset charset) {
        var path =
                entry.equals("file") ? "/unionpay/file/" : "/unionpay/gateway/api/" + entry + ".do";
        return send("POST", path, form(signed, charset), "application/x-www-form-urlencoded")
                .body();
    }

    static String form(Map<String, String> fields, Charset charset) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), charset))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> parse(byte[] body, Charset charset) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var pair : new String(body, charset).split("&", -1)) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return fields;
    }

    Map<String, String> signed(Map<String, String> fields, Charset charset) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("certId", account.path("cert_id").asString());
        try {
            var der = Base64.getDecoder().decode(account.path("merchant_private_key").asString());
            var signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
            signer.update(hash(all, charset));
            all.put("signature", Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    static byte[] hash(Map<String, String> fields, Charset charset)
            throws GeneralSecurityException {
        var text =
                new TreeMap<>(fields)
                        .entrySet().stream()
                                .filter(f -> !f.getKey().equals("signature"))
                                .filter(f -> !f.getValue().isEmpty())
                                .map(f -> f.getKey() + "=" + f.getValue())
                                .collect(Collectors.joining("&"));
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(charset));
        return HexFormat.of().formatHex(digest).getBytes(US_ASCII);
    }

    /** Whether the certificate in the message belongs to the middle one and signed the message. */
    boolean verifies(Map<String, String> fields, Charset charset) {
        try {
            var signer = certificate(fields.getOrDefault("signPubKeyCert", ""));
            signer.verify(
                    certificate(account.path("unionpay_middle_certificate").asString())
                            .getPublicKey());
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(signer.getPublicKey());
            verifier.update(hash(fields, charset));
            return verifier.verify(
                    Base64.getDecoder().decode(fields.getOrDefault("signature", "")));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    }

    JsonNode control(String method, String path, String body) {
        var answer = send(method, "/unionpay/control/" + path, body, "application/json");
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
        return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    JsonNode order(String number) {
        return control("GET", "orders/" + number, "");
    }

    HttpResponse<byte[]> send(String method, String path, String body, String type) {
        var request =
                HttpRequest.newBuilder(URI.create(simulators.baseUri() + path))
                        .header("Content-Type", type)
                        .header("Accept-Language", "en")
                        .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
