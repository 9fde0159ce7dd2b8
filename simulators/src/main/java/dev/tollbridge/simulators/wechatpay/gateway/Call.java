package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.wechatpay.crypto.Oaep;
import dev.tollbridge.simulators.wechatpay.crypto.PlatformKey;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated request.
 *
 * @param body an empty object where there is none
 * @param secretsKey the key that {@code Wechatpay-Serial} names
 */
record Call(Merchant merchant, Request request, Fields body, @Nullable PlatformKey secretsKey) {

    Map<String, String> query() {
        return request.query();
    }

    String requireQuery(String name) {
        String value = query().getOrDefault(name, "");
        if (value.isEmpty()) {
            throw Refused.parameter("query", name, "缺少必填参数");
        }
        return value;
    }

    /** Decrypts a sensitive field; null if it is absent (notes 1). */
    @Nullable String secret(Fields from, String name) {
        String value = from.text(name);
        if (value == null) {
            return null;
        }
        if (secretsKey == null) {
            throw Refused.parameter("header", "Wechatpay-Serial", "敏感信息加密所用的平台证书序列号或公钥ID有误");
        }
        return Oaep.decrypt(secretsKey.key(), value)
                .orElseThrow(() -> Refused.parameter("body", name, "敏感信息解密失败"));
    }
}
