package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.PaymentCodes;

/** What a payment code (barcode) does. */
public enum PaymentCode implements PaymentCodes.Behaviour {
    /** Paid at once: every code without a special ending. */
    PAYS("100", "Pays at once", "直接支付成功"),
    /** Accepted (05); the payer confirms or declines on the phone page. */
    ASKS_PAYER("910", "Asks me to confirm", "需要我确认"),
    NOT_ENOUGH("920", "Not enough money", "余额不足"),
    /** Already used, or too old. */
    INVALID_CODE("930", "Expired code", "付款码已过期"),
    /** 03, although the payment was made. */
    UNSURE_BUT_PAID("940", "Answers 03, yet paid", "返回 03 但已支付"),
    /** 03, and nothing happened. */
    UNSURE("945", "Answers 03, not paid", "返回 03 未支付");

    /** 19 digits that start with 62 (rule unionpay.scan.form). */
    public static final PaymentCodes<PaymentCode> CODES =
            PaymentCodes.of("62\\d{17}", "62", 14, values());

    private final String ending;
    private final String english;
    private final String chinese;

    PaymentCode(String ending, String english, String chinese) {
        this.ending = ending;
        this.english = english;
        this.chinese = chinese;
    }

    @Override
    public String ending() {
        return ending;
    }

    @Override
    public String label(Language language) {
        return language.say(english, chinese);
    }
}
