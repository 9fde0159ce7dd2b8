package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Yuan;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * The business content of a request. What it lacks or holds wrongly is refused with the method
 * family's own sub-code.
 *
 * @param invalidCode that sub-code
 */
record Biz(JsonNode node, String invalidCode) {
    private static final Pattern MERCHANT_NUMBER = Pattern.compile("[0-9A-Za-z_]{1,64}");
    private static final ObjectReader READER =
            Json.MAPPER
                    .readerFor(JsonNode.class)
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static Biz parse(String text, String method) {
        try {
            JsonNode node = text.isEmpty() ? Json.object() : READER.readTree(text);
            if (!node.isObject()) {
                throw Refused.invalid("parameter", "biz_content is not a JSON object");
            }
            return new Biz(node, invalidCode(method));
        } catch (JacksonException | NumberFormatException e) {
            // Jackson lets the latter through for an exponent that fits no number.
            throw Refused.invalid("parameter", "biz_content is not JSON");
        }
    }

    private static String invalidCode(String method) {
        if (method.startsWith("alipay.trade.")) {
            return "ACQ.INVALID_PARAMETER";
        }
        if (method.startsWith("alipay.fund.auth.")) {
            return "ILLEGAL_ARGUMENT";
        }
        return method.startsWith("alipay.data.") ? "INVAILID_ARGUMENTS" : "INVALID_PARAMETER";
    }

    Refused invalid(String detail) {
        return Refused.business(invalidCode, "参数有误: " + detail);
    }

    /** Null if absent or empty. */
    @Nullable String text(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull() || value.isContainer()) {
            return null;
        }
        String text = value.asString();
        return text.isEmpty() ? null : text;
    }

    String require(String name) {
        String value = text(name);
        if (value == null) {
            throw invalid(name);
        }
        return value;
    }

    /** A merchant's number: up to 64 letters, digits or underscores (notes 4). */
    String requireNumber(String name) {
        String value = require(name);
        if (!MERCHANT_NUMBER.matcher(value).matches()) {
            throw invalid(name);
        }
        return value;
    }

    /** Fen. */
    long requireAmount(String name) {
        return Yuan.parse(require(name)).orElseThrow(() -> invalid(name));
    }

    Biz child(String name) {
        JsonNode value = node.path(name);
        return new Biz(value.isObject() ? value : Json.object(), invalidCode);
    }
}
