package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operation answers.
 *
 * @param node null for an empty body
 */
record Answer(int status, @Nullable ObjectNode node) {
    static Answer ok(ObjectNode node) {
        return new Answer(200, node);
    }

    static Answer empty() {
        return new Answer(204, null);
    }

    String text() {
        return node == null ? "" : Json.MAPPER.writeValueAsString(node);
    }
}
