package dev.tollbridge.channels.wechatpay;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What to say to the API.
 *
 * @param target path and query behind the address of the API, encoded
 * @param body null for a GET
 */
record WechatPayRequest(WechatPayOperation operation, String target, @Nullable ObjectNode body) {
    static WechatPayRequest get(WechatPayOperation operation, String target) {
        return new WechatPayRequest(operation, target, null);
    }

    String method() {
        return body == null ? "GET" : "POST";
    }
}
