package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.testkit.TestKeys;
import java.net.URLDecoder;
import java.security.PublicKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request as the gateway reads it: parameters of query and body, signature checked. */
record Received(Map<String, String> parameters) {
    private static final JsonMapper JSON = new JsonMapper();

    static Received of(HttpCall call) {
        var all = parse(call.uri().getRawQuery());
        all.putAll(parse(new String(call.body(), UTF_8)));
        return new Received(all);
    }

    static TreeMap<String, String> parse(String query) {
        var all = new TreeMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var parts = pair.split("=", 2);
            all.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return all;
    }

    Received signedBy(PublicKey key) {
        var text =
                parameters.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("sign"))
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
        if (!TestKeys.holds(key, text.getBytes(UTF_8), get("sign"))) {
            throw new AssertionError("the gateway would not take this signature: " + text);
        }
        return this;
    }

    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    String method() {
        return get("method");
    }

    JsonNode content() {
        return JSON.readTree(get("biz_content"));
    }
}
