package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The platform's refusal of a request (notes 6). An exception, though refusals are expected here,
 * because every check of every operation may end the request and {@link Gateway} is the only one
 * that catches it.
 */
final class Refused extends RuntimeException {
    /** What is wrong, in {@code detail}. */
    record Detail(String field, String location, String issue) {}

    private final int status;
    private final String code;
    private final @Nullable Detail detail;

    private Refused(int status, String code, String message, @Nullable Detail detail) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** With the status that belongs to the code. */
    static Refused of(String code, String message) {
        return new Refused(status(code), code, message, null);
    }

    static Refused parameter(String location, String field, String issue) {
        String message = "输入源“/" + location + "/" + field.replace('.', '/') + "”校验失败：" + issue;
        return new Refused(
                400,
                "PARAM_ERROR",
                message,
                new Detail("/" + field.replace('.', '/'), location, issue));
    }

    static Refused unsigned(String issue) {
        return new Refused(
                401, "SIGN_ERROR", issue, new Detail("signature", "authorization", issue));
    }

    static Refused noOrder() {
        return of("ORDER_NOT_EXIST", "订单不存在");
    }

    static Refused noResource(String what) {
        return of("RESOURCE_NOT_EXISTS", what + "不存在");
    }

    static Refused invalid(String message) {
        return of("INVALID_REQUEST", message);
    }

    /** The status of a code (notes 6); 400 for one that is not listed. */
    static int status(String code) {
        return switch (code) {
            case "USERPAYING" -> 202;
            case "SIGN_ERROR" -> 401;
            case "NO_AUTH",
                    "RULE_LIMIT",
                    "RULELIMIT",
                    "TRADE_ERROR",
                    "OUT_TRADE_NO_USED",
                    "NOT_ENOUGH",
                    "ACCOUNT_ERROR",
                    "USER_ACCOUNT_ABNORMAL",
                    "REQUEST_BLOCKED" ->
                    403;
            case "ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS", "NOT_FOUND" -> 404;
            case "RATELIMIT_EXCEEDED",
                    "RATELIMIT_EXCEED",
                    "FREQUENCY_LIMITED",
                    "FREQUENCY_LIMIT_EXCEED" ->
                    429;
            case "SYSTEM_ERROR", "BANK_ERROR" -> 500;
            case "SERVICE_UNAVAILABLE" -> 503;
            default -> 400;
        };
    }

    Answer answer() {
        ObjectNode node = Json.object().put("code", code).put("message", getMessage());
        if (detail != null) {
            node.putObject("detail")
                    .put("field", detail.field())
                    .put("location", detail.location())
                    .put("issue", detail.issue());
        }
        return new Answer(status, node);
    }
}
