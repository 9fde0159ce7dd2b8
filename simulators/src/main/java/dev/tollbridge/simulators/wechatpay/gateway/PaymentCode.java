package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.PaymentCodes;

/** What a payment code (barcode) does. */
public enum PaymentCode implements PaymentCodes.Behaviour {
    /** Paid at once: every code without a special ending. */
    PAYS("100", "Pays at once", "直接支付成功"),
    /** 202 USERPAYING; the payer confirms or cancels on the phone page. */
    ASKS_PAYER("910", "Asks me to confirm", "需要我确认"),
    /** 202 USERPAYING; paid by itself after five seconds of the simulator's clock. */
    ASKS_THEN_PAYS("915", "Asks, then pays after 5 s", "需确认，5 秒后自动支付"),
    NOT_ENOUGH("920", "Not enough money", "余额不足"),
    TRADE_ERROR("925", "Refused by the platform", "交易被拒绝"),
    /** Already used, or too old. */
    INVALID_CODE("930", "Expired code", "付款码已过期"),
    /** 202 USERPAYING; fails by itself after five seconds. */
    ASKS_THEN_FAILS("935", "Asks, then fails after 5 s", "需确认，5 秒后失败"),
    /** 500 BANK_ERROR, although the payment was made. */
    BANK_ERROR_BUT_PAID("940", "Answers BANK_ERROR, yet paid", "返回 BANK_ERROR 但已支付"),
    /** 500 BANK_ERROR, and nothing happened. */
    BANK_ERROR("945", "Answers BANK_ERROR, not paid", "返回 BANK_ERROR 未支付"),
    /** 500 SYSTEM_ERROR, although the payment was made. */
    SYSTEM_ERROR_BUT_PAID("950", "Answers SYSTEM_ERROR, yet paid", "返回 SYSTEM_ERROR 但已支付");

    /** 18 digits that start with 10 to 15 (rule wechatpay.codepay.form). */
    public static final PaymentCodes<PaymentCode> CODES =
            PaymentCodes.of("1[0-5]\\d{16}", "13", 13, values());

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
