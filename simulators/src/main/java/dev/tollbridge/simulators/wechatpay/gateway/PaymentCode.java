package dev.tollbridge.simulators.wechatpay.gateway;

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
    /** 202 USERPAYING; the payer confirms or cancels on the phone page. */
    ASKS_PAYER("910"),
    /** 202 USERPAYING; paid by itself after five seconds of the simulator's clock. */
    ASKS_THEN_PAYS("915"),
    NOT_ENOUGH("920"),
    TRADE_ERROR("925"),
    /** Already used, or too old. */
    INVALID_CODE("930"),
    /** 202 USERPAYING; fails by itself after five seconds. */
    ASKS_THEN_FAILS("935"),
    /** 500 BANK_ERROR, although the payment was made. */
    BANK_ERROR_BUT_PAID("940"),
    /** 500 BANK_ERROR, and nothing happened. */
    BANK_ERROR("945"),
    /** 500 SYSTEM_ERROR, although the payment was made. */
    SYSTEM_ERROR_BUT_PAID("950");

    /** 18 digits that start with 10 to 15 (rule wechatpay.codepay.form). */
    private static final Pattern FORM = Pattern.compile("1[0-5]\\d{16}");

    private final String ending;

    PaymentCode(String ending) {
        this.ending = ending;
    }

    public String ending() {
        return ending;
    }

    /** A code nobody has used yet. */
    public static String fresh(Numbers numbers, PaymentCode behaviour) {
        return "13" + numbers.digits(13) + behaviour.ending;
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
