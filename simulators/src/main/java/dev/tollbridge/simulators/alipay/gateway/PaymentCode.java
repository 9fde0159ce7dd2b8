package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.core.Numbers;
import java.util.regex.Pattern;

/**
 * What a payment code (barcode) does, told by its last three digits. The conventions are the
 * simulator's own.
 *
 * @see #of
 */
public enum PaymentCode {
    /** Paid at once: every code without a special ending. */
    PAYS("100"),
    /** 10003; the payer confirms or declines on the phone page. */
    ASKS_PAYER("910"),
    /** 10003; paid by itself after five seconds of the simulator's clock. */
    ASKS_THEN_PAYS("915"),
    BALANCE_NOT_ENOUGH("920"),
    RISK("925"),
    INVALID_CODE("930"),
    PAYMENT_FAIL("935"),
    /** 20000, although the payment was made. */
    BUSY_BUT_PAID("940"),
    /** 20000, and nothing happened. */
    BUSY("945"),
    /** 40004 ACQ.SYSTEM_ERROR, although the payment was made. */
    SYSTEM_ERROR_BUT_PAID("950");

    /** 16 to 24 digits that start with 25 to 30 (notes 4). */
    private static final Pattern FORM = Pattern.compile("(2[5-9]|30)\\d{14,22}");

    private final String ending;

    PaymentCode(String ending) {
        this.ending = ending;
    }

    public String ending() {
        return ending;
    }

    /** The one with this ending, {@link #PAYS} for any other. */
    public static PaymentCode byEnding(String ending) {
        return of("x" + ending);
    }

    /** A code nobody has used yet. */
    public static String fresh(Numbers numbers, PaymentCode behaviour) {
        return "28" + numbers.digits(13) + behaviour.ending;
    }

    static boolean isWellFormed(String code) {
        return FORM.matcher(code).matches();
    }

    static PaymentCode of(String code) {
        for (PaymentCode behaviour : values()) {
            if (code.endsWith(behaviour.ending)) {
                return behaviour;
            }
        }
        return PAYS;
    }
}
