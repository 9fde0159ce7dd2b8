package dev.tollbridge.simulators.alipay.gateway;

/**
 * The gateway's refusal of a request (notes 3). An exception, though refusals are expected here,
 * because every check of every method may end the request and {@link Gateway} is the only one that
 * catches it.
 */
final class Refused extends RuntimeException {
    private final String code;
    private final String subCode;

    private Refused(String code, String subCode, String subMessage) {
        super(subMessage, null, false, false);
        this.code = code;
        this.subCode = subCode;
    }

    static Refused missing(String what) {
        return new Refused("40001", "isv.missing-" + what, "缺少参数 " + what);
    }

    static Refused invalid(String what, String detail) {
        return new Refused("40002", "isv.invalid-" + what, detail);
    }

    static Refused argument(String subCode, String detail) {
        return new Refused("40002", subCode, detail);
    }

    static Refused business(String subCode, String detail) {
        return new Refused("40004", subCode, detail);
    }

    static Refused unavailable(String subCode) {
        return new Refused("20000", subCode, "系统繁忙");
    }

    static Refused forbidden() {
        return new Refused("40006", "isv.insufficient-isv-permissions", "ISV权限不足");
    }

    /** A refusal by its sub-code alone, as a fault asks for it. */
    static Refused bySubCode(String subCode) {
        if (subCode.startsWith("isv.missing-")) {
            return new Refused("40001", subCode, "injected");
        }
        if (subCode.startsWith("isv.insufficient")) {
            return new Refused("40006", subCode, "injected");
        }
        if (subCode.startsWith("isv.app-call-limited") || subCode.endsWith("call-limited")) {
            return new Refused("40005", subCode, "injected");
        }
        if (subCode.contains("auth-token")) {
            return new Refused("20001", subCode, "injected");
        }
        if (subCode.startsWith("isp.") || subCode.equals("aop.unknow-error")) {
            return new Refused("20000", subCode, "injected");
        }
        return new Refused(
                subCode.startsWith("isv.invalid") ? "40002" : "40004", subCode, "injected");
    }

    String code() {
        return code;
    }

    String message() {
        return switch (code) {
            case "20000" -> "Service Currently Unavailable";
            case "20001" -> "Insufficient Token Permissions";
            case "40001" -> "Missing Required Arguments";
            case "40002" -> "Invalid Arguments";
            case "40005" -> "Call Limited";
            case "40006" -> "Insufficient Permissions";
            default -> "Business Failed";
        };
    }

    String subCode() {
        return subCode;
    }

    String subMessage() {
        return String.valueOf(getMessage());
    }
}
