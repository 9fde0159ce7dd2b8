package dev.tollbridge.simulators.unionpay.gateway;

/**
 * UnionPay's refusal of a request (notes 6). An exception, though refusals are expected here,
 * because every check of every operation may end the request and {@link Gateway} is the only one
 * that catches it.
 */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String detail;

    /**
     * @param detail what is wrong, such as a field's name; may be empty
     */
    Refused(String code, String detail) {
        super(code + " " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    String code() {
        return code;
    }

    /** The text that goes with the code; a detail stands in brackets, as UnionPay writes it. */
    String text() {
        return ResponseText.of(code) + (detail.isEmpty() ? "" : "[" + detail + "]");
    }
}
