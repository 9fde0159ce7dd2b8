package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.Simulators;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A merchant's server: provisions an app, signs requests, verifies answers. */
final class Merchant {
    static final JsonMapper JSON = new JsonMapper();
    private static final KeyPair KEYS = newKeys();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

    final Simulators simulators;
    final JsonNode app;
    final Map<String, String> extra = new TreeMap<>();
    final HttpClient http = HttpClient.newHttpClient();
    Charset charset = StandardCharsets.UTF_8;

    /** Brings its own key pair, made once for all tests because that takes a while. */
    Merchant(Simulators simulators, String appId, String provision) {
        this.simulators = simulators;
        ObjectNode wanted = (ObjectNode) JSON.readTree(provision);
        wanted.put(
                "app_public_key",
                Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
        this.app = control("PUT", "/alipay/control/apps/" + appId, wanted.toString());
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static Merchant of(Simulators simulators) {
        return new Merchant(simulators, "2021000000000001", "{}");
    }

    String get(String member) {
        return app.path(member).asString("");
    }

    /** Calls a method and returns the root node after its signature was verified. */
    JsonNode call(String method, String biz) {
        return verified(method, post(method, biz));
    }

    HttpResponse<byte[]> post(String method, String biz) {
        return send(form(signed(method, biz)));
    }

    /** The parameters in the query, the content in the body, as the Java SDK sends them. */
    HttpRequest form(Map<String, String> parameters) {
        Map<String, String> query = new TreeMap<>(parameters);
        String biz = query.remove("biz_content");
        String body = biz == null ? "" : "biz_content=" + URLEncoder.encode(biz, charset);
        return HttpRequest.newBuilder(URI.create(get("gateway_url") + "?" + encode(query)))
                .header(
                        "Content-Type",
                        "application/x-www-form-urlencoded;charset=" + charset.name())
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.US_ASCII))
                .build();
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
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

    Map<String, String> signed(String method, String biz) {
        Map<String, String> parameters = new TreeMap<>(extra);
        parameters.put("app_id", get("app_id"));
        parameters.put("method", method);
        parameters.put("version", "1.0");
        parameters.put("format", "json");
        parameters.put("charset", charset.name());
        parameters.put("sign_type", "RSA2");
        parameters.put("timestamp", TIME.format(simulators.clock().instant()));
        parameters.put("biz_content", biz);
        if (get("mode").equals("certificate")) {
            parameters.put("app_cert_sn", get("app_cert_sn"));
            parameters.put("alipay_root_cert_sn", get("alipay_root_cert_sn"));
        }
        return sign(parameters);
    }

    Map<String, String> sign(Map<String, String> parameters) {
        String text =
                parameters.entrySet().stream()
                        .filter(e -> !e.getValue().isEmpty())
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("&"));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(text.getBytes(charset));
            parameters.put("sign", Base64.getEncoder().encodeToString(signature.sign()));
            return parameters;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), charset))
                .collect(Collectors.joining("&"));
    }

    JsonNode verified(String method, HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        String body = new String(response.body(), charset);
        assertThat(verifiesAnswer(method, body)).as("signature of %s", body).isTrue();
        return JSON.readTree(body).path(root(method));
    }

    static String root(String method) {
        return method.replace('.', '_') + "_response";
    }

    /** Over the exact characters of the root node's value. */
    boolean verifiesAnswer(String method, String body) {
        String start = "{\"" + root(method) + "\":";
        if (!body.startsWith(start)) {
            return false;
        }
        int certificate = body.lastIndexOf(",\"alipay_cert_sn\":");
        int end = certificate > 0 ? certificate : body.lastIndexOf(",\"sign\":");
        return end > 0
                && verifies(
                        body.substring(start.length(), end),
                        JSON.readTree(body).path("sign").asString(""));
    }

    boolean verifies(String text, String sign) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(platformKey());
            signature.update(text.getBytes(charset));
            return signature.verify(Base64.getDecoder().decode(sign));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private PublicKey platformKey() throws GeneralSecurityException {
        if (get("mode").equals("certificate")) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(
                                    get("alipay_cert").getBytes(StandardCharsets.US_ASCII)))
                    .getPublicKey();
        }
        byte[] key = Base64.getDecoder().decode(get("alipay_public_key"));
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key));
    }

    /** Whether a notification or a return carries a good signature by rule V1. */
    boolean verifiesNotice(Map<String, String> fields) {
        Map<String, String> signed = new TreeMap<>(fields);
        signed.remove("sign_type");
        String sign = signed.remove("sign");
        String text =
                signed.entrySet().stream()
                        .filter(e -> !e.getValue().isEmpty())
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("&"));
        return sign != null && verifies(text, sign);
    }

    JsonNode control(String verb, String path, String body) {
        HttpResponse<byte[]> response = raw(verb, path, body);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isLessThan(300);
        return response.body().length == 0
                ? JSON.createObjectNode()
                : JSON.readTree(response.body());
    }

    HttpResponse<byte[]> raw(String verb, String path, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(simulators.baseUri() + path))
                        .method(verb, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .build());
    }

    JsonNode order(String number) {
        return control("GET", "/alipay/control/orders/" + number, "");
    }

    JsonNode pay(String number) {
        return control("POST", "/alipay/control/orders/" + number + "/pay", "");
    }

    void fault(String json) {
        control("PUT", "/alipay/control/faults", json);
    }
}
