package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.crypto.Signer;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import java.nio.charset.Charset;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes answers: a root node named after the method and a signature over exactly its characters
 * (notes 1.2).
 *
 * @param method the method's name, null if the request had none
 */
record Envelope(@Nullable String method, Charset charset, String signType, String traceId) {

    /**
     * The root node's characters.
     *
     * @param encryption from clear text to ciphertext, null if the request was not encrypted
     */
    static String node(ObjectNode node, @Nullable UnaryOperator<String> encryption) {
        String text = Json.MAPPER.writeValueAsString(node);
        // An encrypted node is a JSON string whose quotes belong to the signed text.
        return encryption == null ? text : '"' + encryption.apply(text) + '"';
    }

    /**
     * @param written the root node's characters
     * @param signed what the signature covers, different from {@code written} only through a fault
     * @param signer null if the app is unknown, which leaves the answer unsigned
     */
    String body(String written, String signed, @Nullable Signer signer) {
        StringBuilder body =
                new StringBuilder().append("{\"").append(root()).append("\":").append(written);
        if (signer != null) {
            if (signer.certificateSerial() != null) {
                body.append(",\"alipay_cert_sn\":\"")
                        .append(signer.certificateSerial())
                        .append('"');
            }
            body.append(",\"sign\":\"").append(signer.sign(signed, charset, signType)).append('"');
        }
        return body.append('}').toString();
    }

    private String root() {
        return method == null ? "error_response" : method.replace('.', '_') + "_response";
    }

    Reply reply(String body) {
        return Reply.of(200, "text/html;charset=" + charset.name(), body.getBytes(charset))
                .with("trace_id", traceId);
    }

    static ObjectNode refusal(Refused refused) {
        return Json.object()
                .put("code", refused.code())
                .put("msg", refused.message())
                .put("sub_code", refused.subCode())
                .put("sub_msg", refused.subMessage());
    }

    /** Puts code and msg first, as the platform does. */
    static ObjectNode success(ObjectNode fields) {
        ObjectNode node = Json.object();
        if (!fields.has("code")) {
            node.put("code", "10000").put("msg", "Success");
        }
        node.setAll(fields);
        return node;
    }
}
