package dev.tollbridge.simulation;

import dev.tollbridge.simulators.MemorySimulators;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The control API of the simulated Alipay. Apps and their keys are made once, because keys take a
 * while.
 */
final class ChannelApps {
    private static final String BASE = "http://alipay.simulated";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MemorySimulators simulators;
    private final Map<String, JsonNode> apps = new HashMap<>();

    ChannelApps(MemorySimulators simulators) {
        this.simulators = simulators;
    }

    /** The settings of the app with this number, as a merchant would enter them. */
    JsonNode app(String number) {
        return apps.computeIfAbsent(
                number,
                id -> call("PUT", "/alipay/control/apps/" + id, "{\"mode\":\"public_key\"}"));
    }

    void reset() {
        call("POST", "/alipay/control/reset", "{}");
    }

    /** What a payer's phone shows to be scanned; the behaviour is the simulator's word for it. */
    String paymentCode(String behaviour) {
        return call(
                        "POST",
                        "/alipay/control/payment_codes",
                        "{\"behaviour\":\"" + behaviour + "\"}")
                .path("auth_code")
                .asString();
    }

    void fault(String kind, String number) {
        call(
                "PUT",
                "/alipay/control/faults",
                "{\"kind\":\"" + kind + "\",\"number\":\"" + number + "\",\"times\":1}");
    }

    /** The payer opens, pays or declines; nothing happens if that is not possible. */
    boolean payer(String number, String action) {
        return status("POST", "/alipay/control/orders/" + number + "/" + action) < 300;
    }

    private int status(String method, String path) {
        return simulators
                .answer(method, URI.create(BASE + path), List.of(), new byte[] {'{', '}'})
                .status();
    }

    private JsonNode call(String method, String path, String body) {
        var reply =
                simulators.answer(
                        method,
                        URI.create(BASE + path),
                        List.of(Map.entry("Content-Type", "application/json")),
                        body.getBytes(StandardCharsets.UTF_8));
        if (reply.status() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + ": " + new String(reply.body(), StandardCharsets.UTF_8));
        }
        return reply.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(reply.body());
    }
}
