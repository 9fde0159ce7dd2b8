package dev.tollbridge.oracles.weixinjavapay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.simulators.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator and a hand on its controls. */
final class Lab implements AutoCloseable {
    static final String APPID = "wx2421b1c4370ec43b";
    private static final JsonMapper JSON = new JsonMapper();

    private final Simulators simulators = Simulators.start();
    private final HttpClient http = HttpClient.newHttpClient();

    URI base() {
        return simulators.baseUri();
    }

    /** The merchant's record, keys included. */
    JsonNode merchant(Mode mode) {
        return control(
                "PUT",
                "merchants/" + mode.mchid(),
                "{\"mode\":\"%s\",\"appids\":[\"%s\"]}".formatted(mode.text(), APPID));
    }

    /** Letters and digits only, as transfers want them. */
    static String newNumber() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** What the payer shows to be scanned. */
    String paymentCode(String behaviour) {
        return control("POST", "payment_codes", "{\"behaviour\":\"" + behaviour + "\"}")
                .path("auth_code")
                .asString();
    }

    /** The channel's own books. */
    JsonNode order(String number) {
        return control("GET", "orders/" + number, "");
    }

    void fault(String kind, String operation) {
        control(
                "PUT",
                "faults",
                "{\"kind\":\"%s\",\"method\":\"%s\",\"times\":1}".formatted(kind, operation));
    }

    void advance(Duration step) throws InterruptedException {
        simulators.advance(step);
    }

    JsonNode control(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(base() + "/wechatpay/control/" + path))
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
