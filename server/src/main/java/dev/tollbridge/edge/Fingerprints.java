package dev.tollbridge.edge;

import dev.tollbridge.kernel.Digests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes two calls the same: method, target and body, whatever the order of members and the
 * white space between them, because some languages write maps in a new order each time.
 */
@Component
final class Fingerprints {
    private final StrictJson json;
    private final JsonMapper plain = new JsonMapper();

    Fingerprints(StrictJson json) {
        this.json = json;
    }

    byte[] of(BufferedRequest request) {
        var text = new ByteArrayOutputStream();
        String target =
                request.getQueryString() == null
                        ? request.getRequestURI()
                        : request.getRequestURI() + "?" + request.getQueryString();
        text.writeBytes(
                (request.getMethod() + " " + target + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(canonical(request.body()));
        return Digests.sha256(text.toByteArray());
    }

    private byte[] canonical(byte[] body) {
        try {
            return plain.writeValueAsBytes(sorted(json.read(body)));
        } catch (RefusedException e) {
            // No JSON: will be refused later; until then the bytes are what they are.
            return body;
        }
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var result = JsonNodeFactory.instance.objectNode();
                object.propertyNames().stream()
                        .sorted()
                        .forEach(name -> result.set(name, sorted(object.get(name))));
                yield result;
            }
            case ArrayNode array -> {
                var result = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> result.add(sorted(item)));
                yield result;
            }
            default -> node;
        };
    }
}
