package dev.tollbridge.simulators.qqwallet.gateway;

/**
 * A refusal of a request: {@code result_code} FAIL with an {@code err_code}. An exception, though
 * refusals are expected here, because every check of every operation may end the request and {@link
 * Gateway} is the only one that catches it.
 */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String text;

    Refused(String code, String text) {
        super(code, null, false, false);
        this.code = code;
        this.text = text;
    }

    static Refused parameter(String name) {
        return new Refused("PARAM_ERROR", "参数错误: " + name);
    }

    static Refused noOrder() {
        return new Refused("ORDERNOTEXIST", "订单不存在");
    }

    static Refused userPaying() {
        return new Refused("USERPAYING", "用户支付中，需要输入密码");
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
