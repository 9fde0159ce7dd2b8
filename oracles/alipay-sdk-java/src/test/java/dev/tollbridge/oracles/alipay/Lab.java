package dev.tollbridge.oracles.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.simulators.Simulators;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator with an app for each mode, and a hand on its controls. */
final class Lab implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private final Simulators simulators = Simulators.start();
    private final HttpClient http = HttpClient.newHttpClient();

    /** The app's record, keys included, as the simulator shows it. */
    JsonNode app(Mode mode) {
        return control(
                "PUT",
                "apps/" + mode.appId(),
                """
                {"mode":"%s","aes":%s}\
                """
                        .formatted(mode.certificate() ? "certificate" : "public_key", mode.aes()));
    }

    /** The same app as an account of the adapter. */
    AccountSettings settings(Mode mode, URI noticeUrl, Map<String, String> learned) {
        var app = app(mode);
        var values = new HashMap<String, String>();
        values.put("app_id", app.path("app_id").asString());
        values.put("seller_id", app.path("seller_id").asString());
        values.put("gateway_url", app.path("gateway_url").asString());
        values.put("key_mode", app.path("mode").asString());
        values.put("content_encryption", mode.aes() ? "aes" : "none");
        for (var name :
                new String[] {"alipay_public_key", "app_cert", "alipay_cert", "alipay_root_cert"}) {
            if (app.has(name)) {
                values.put(name, app.path(name).asString());
            }
        }
        var secrets = new HashMap<String, Secret>();
        secrets.put("app_private_key", Secret.of(app.path("app_private_key").asString()));
        if (mode.aes()) {
            secrets.put("content_key", Secret.of(app.path("aes_key").asString()));
        }
        return new AccountSettings("acc_1", false, noticeUrl, values, secrets, learned);
    }

    /** Plays the payer. */
    JsonNode payer(Mode mode, String orderNo, String action) {
        return control(
                "POST", "orders/" + orderNo + "/" + action + "?app_id=" + mode.appId(), "{}");
    }

    JsonNode order(Mode mode, String orderNo) {
        return control("GET", "orders/" + orderNo + "?app_id=" + mode.appId(), "");
    }

    String paymentCode(String behaviour) {
        var body = "{\"behaviour\":\"" + behaviour + "\"}";
        return control("POST", "payment_codes", body).path("auth_code").asString();
    }

    /** What the phone shows for the text that the wallet's SDK takes. */
    String openOrderString(String orderString) {
        var body = JSON.createObjectNode().put("order_string", orderString).toString();
        return control("POST", "order_strings", body).path("phone_url").asString();
    }

    void fault(String kind, String method) {
        control(
                "PUT",
                "faults",
                "{\"kind\":\"%s\",\"method\":\"%s\",\"times\":1}".formatted(kind, method));
    }

    void rotateCertificate() {
        control("POST", "certificates/rotate", "{}");
    }

    void advance(Duration step) throws InterruptedException {
        simulators.advance(step);
    }

    Instant now() {
        return simulators.clock().instant();
    }

    private JsonNode control(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(simulators.baseUri() + "/alipay/control/" + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8))
                        .header("Content-Type", "application/json")
                        .build();
        try {
            var reply = http.send(request, BodyHandlers.ofString(UTF_8));
            if (reply.statusCode() / 100 != 2) {
                throw new AssertionError(path + ": " + reply.statusCode() + " " + reply.body());
            }
            return JSON.readTree(reply.body().isEmpty() ? "{}" : reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        simulators.close();
    }
}
