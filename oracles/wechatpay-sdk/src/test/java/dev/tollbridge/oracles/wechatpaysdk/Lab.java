package dev.tollbridge.oracles.wechatpaysdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.simulators.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    JsonNode merchant(String mchid, String mode) {
        return control(
                "PUT",
                "merchants/" + mchid,
                "{\"mode\":\"%s\",\"appids\":[\"%s\"],\"sub_merchants\":[\"1900000899\"]}"
                        .formatted(mode, APPID));
    }

    static String newNumber() {
        return "sdk_" + UUID.randomUUID().toString().substring(0, 18);
    }

    void pay(String number) {
        control("POST", "orders/" + number + "/pay", "{}");
    }

    void fault(String kind, String operation) {
        control(
                "PUT",
                "faults",
                "{\"kind\":\"%s\",\"method\":\"%s\",\"times\":1}".formatted(kind, operation));
    }

    void noticeFault(String kind, String number) {
        control(
                "PUT",
                "faults",
                "{\"kind\":\"%s\",\"number\":\"%s\",\"times\":1}".formatted(kind, number));
    }

    void advance(Duration step) throws InterruptedException {
        simulators.advance(step);
    }

    LocalDate today() {
        return LocalDate.ofInstant(simulators.clock().instant(), ZoneOffset.ofHours(8));
    }

    JsonNode control(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(simulators.baseUri() + "/wechatpay/control/" + path))
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
