package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object of a request.
 *
 * @param prefix its place, for error messages
 */
record Fields(ObjectNode node, String prefix) {
    /** Notes 3. */
    private static final Pattern ORDER_NUMBER = Pattern.compile("[0-9A-Za-z_\\-|*]{6,32}");

    private static final Pattern REFUND_NUMBER = Pattern.compile("[0-9A-Za-z_\\-|*@]{1,64}");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9A-Za-z]{5,32}");

    static Fields parse(String text) {
        try {
            JsonNode node = text.isEmpty() ? Json.object() : Json.MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return new Fields(object, "");
            }
            throw Refused.parameter("body", "", "请求体不是JSON对象");
        } catch (JacksonException e) {
            throw Refused.parameter("body", "", "请求体不是合法的JSON");
        }
    }

    Refused invalid(String name, String issue) {
        return Refused.parameter("body", prefix + name, issue);
    }

    /** Null if absent or empty. */
    @Nullable String text(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw invalid(name, "应为字符串");
        }
        return value.asString().isEmpty() ? null : value.asString();
    }

    String require(String name) {
        String value = text(name);
        if (value == null) {
            throw invalid(name, "缺少必填参数");
        }
        return value;
    }

    String require(String name, int longest) {
        String value = require(name);
        if (value.length() > longest) {
            throw invalid(name, "长度超过" + longest);
        }
        return value;
    }

    String requireOrderNumber(String name) {
        return matching(name, ORDER_NUMBER);
    }

    String requireRefundNumber(String name) {
        return matching(name, REFUND_NUMBER);
    }

    /** Letters and digits only, as transfers want it. */
    String requirePlainNumber(String name) {
        return matching(name, PLAIN_NUMBER);
    }

    private String matching(String name, Pattern form) {
        String value = require(name);
        if (!form.matcher(value).matches()) {
            throw invalid(name, "格式不符合规则");
        }
        return value;
    }

    /** Fen, at least one. */
    long requireAmount(String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asLong() < 1) {
            throw invalid(name, "应为正整数，单位为分");
        }
        return value.asLong();
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    /** An empty object if absent. */
    Fields child(String name) {
        JsonNode value = node.path(name);
        if (value instanceof ObjectNode object) {
            return new Fields(object, prefix + name + ".");
        }
        if (value.isMissingNode() || value.isNull()) {
            return new Fields(Json.object(), prefix + name + ".");
        }
        throw invalid(name, "应为对象");
    }

    List<Fields> list(String name) {
        List<Fields> all = new ArrayList<>();
        for (JsonNode value : node.path(name)) {
            if (!(value instanceof ObjectNode object)) {
                throw invalid(name, "元素应为对象");
            }
            all.add(new Fields(object, prefix + name + "." + all.size() + "."));
        }
        return all;
    }
}
