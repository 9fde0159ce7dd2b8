package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.PaymentCodes;

/** What a payment code (barcode) does. */
public enum PaymentCode implements PaymentCodes.Behaviour {
    /** Paid at once: every code without a special ending. */
    PAYS("100", "Pays at once", "直接支付成功"),
    /** USERPAYING; the payer confirms or cancels on the phone page. */
    ASKS_PAYER("910", "Asks me to confirm", "需要我确认"),
    /** USERPAYING; paid by itself after five seconds of the simulator's clock. */
    ASKS_THEN_PAYS("915", "Asks, then pays after 5 s", "需确认，5 秒后自动支付"),
    NOT_ENOUGH("920", "Not enough money", "余额不足"),
    /** Already used, or too old. */
    INVALID_CODE("930", "Expired code", "付款码已过期"),
    /** USERPAYING; fails by itself after five seconds. */
    ASKS_THEN_FAILS("935", "Asks, then fails after 5 s", "需确认，5 秒后失败"),
    /** SYSTEMERROR, although the payment was made. */
    SYSTEM_ERROR_BUT_PAID("940", "Answers SYSTEMERROR, yet paid", "返回 SYSTEMERROR 但已支付"),
    /** SYSTEMERROR, and nothing happened. */
    SYSTEM_ERROR("945", "Answers SYSTEMERROR, not paid", "返回 SYSTEMERROR 未支付");

    /** 18 digits that start with 91 (rule qqwallet.micropay.form). */
    public static final PaymentCodes<PaymentCode> CODES =
            PaymentCodes.of("91\\d{16}", "91", 13, values());

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
