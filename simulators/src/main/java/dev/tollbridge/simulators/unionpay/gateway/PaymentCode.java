package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.core.Numbers;
import java.util.regex.Pattern;

/**
 * What a payment code does, told by its last three digits. The conventions are the simulator's own.
 *
 * @see #of
 */
public enum PaymentCode {
    /** Paid at once: every code without a special ending. */
    PAYS("100"),
    /** Accepted (05); the payer confirms or declines on the phone page. */
    ASKS_PAYER("910"),
    NOT_ENOUGH("920"),
    /** Already used, or too old. */
    INVALID_CODE("930"),
    /** 03, although the payment was made. */
    UNSURE_BUT_PAID("940"),
    /** 03, and nothing happened. */
    UNSURE("945");

    /** 19 digits that start with 62 (rule unionpay.scan.form). */
    private static final Pattern FORM = Pattern.compile("62\\d{17}");

    private final String ending;

    PaymentCode(String ending) {
        this.ending = ending;
    }

    public String ending() {
        return ending;
    }

    /** A code nobody has used yet. */
    public static String fresh(Numbers numbers, PaymentCode behaviour) {
        return "62" + numbers.digits(14) + behaviour.ending;
    }

    static boolean isWellFormed(String code) {
        return FORM.matcher(code).matches();
    }

    /** The one that this code or ending stands for, {@link #PAYS} for any other. */
    public static PaymentCode of(String code) {
        for (PaymentCode behaviour : values()) {
            if (code.endsWith(behaviour.ending)) {
                return behaviour;
            }
        }
        return PAYS;
    }
}
