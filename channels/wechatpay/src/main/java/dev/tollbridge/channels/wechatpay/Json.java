package dev.tollbridge.channels.wechatpay;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON read strictly: no member twice, nothing behind the end. */
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static Optional<JsonNode> object(String text) {
        return parse(text).filter(JsonNode::isObject);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The same members in the same order give the same text: a repeat must not differ. */
    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }
}
