package dev.tollbridge.oracles.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.simulators.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator and a hand on its controls. */
final class Lab implements AutoCloseable {
    static final String MER_ID = "777290058110048";
    private static final JsonMapper JSON = new JsonMapper();

    private final Simulators simulators = Simulators.start();
    private final HttpClient http = HttpClient.newHttpClient();

    Simulators simulators() {
        return simulators;
    }

    /** The merchant's record, keys included. */
    JsonNode merchant() {
        return control("PUT", "merchants/" + MER_ID, "{}");
    }

    JsonNode order(String number) {
        return control("GET", "orders/" + number, "");
    }

    void pay(String number) {
        control("POST", "orders/" + number + "/pay", "{}");
    }

    void fault(String kind) {
        control("PUT", "faults", "{\"kind\":\"%s\",\"times\":1}".formatted(kind));
    }

    String paymentCode() {
        return control("POST", "payment_codes", "{}").path("auth_code").asString();
    }

    JsonNode control(String method, String path, String body) {
        var reply = send(method, "/unionpay/control/" + path, body, "application/json");
        if (reply.statusCode() / 100 != 2) {
            throw new AssertionError(path + ": " + reply.statusCode() + " " + reply.body());
        }
        return JSON.readTree(reply.body().isEmpty() ? "{}" : reply.body());
    }

    HttpResponse<String> send(String method, String path, String body, String type) {
        var request =
                HttpRequest.newBuilder(URI.create(simulators.baseUri() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8))
                        .header("Content-Type", type)
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString(UTF_8));
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
