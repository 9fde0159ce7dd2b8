package dev.tollbridge.channels.alipay;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What to ask the gateway.
 *
 * @param content the {@code biz_content}
 */
record AlipayRequest(
        AlipayMethod method, ObjectNode content, @Nullable URI notifyUrl, @Nullable URI returnUrl) {

    static AlipayRequest of(AlipayMethod method, ObjectNode content) {
        return new AlipayRequest(method, content, null, null);
    }
}
