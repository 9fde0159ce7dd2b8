package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.PaymentCodes;

/** What a payment code (barcode) does. */
public enum PaymentCode implements PaymentCodes.Behaviour {
    /** Paid at once: every code without a special ending. */
    PAYS("100", "Pays at once", "直接支付成功"),
    /** 10003; the payer confirms or declines on the phone page. */
    ASKS_PAYER("910", "Asks me to confirm", "需要我确认"),
    /** 10003; paid by itself after five seconds of the simulator's clock. */
    ASKS_THEN_PAYS("915", "Asks, then pays after 5 s", "需确认，5 秒后自动支付"),
    BALANCE_NOT_ENOUGH("920", "Not enough money", "余额不足"),
    RISK("925", "Stopped by risk control", "风控拦截"),
    INVALID_CODE("930", "Invalid code", "付款码无效"),
    PAYMENT_FAIL("935", "Payment fails", "支付失败"),
    /** 20000, although the payment was made. */
    BUSY_BUT_PAID("940", "Answers 20000, yet paid", "返回 20000 但已支付"),
    /** 20000, and nothing happened. */
    BUSY("945", "Answers 20000, not paid", "返回 20000 未支付"),
    /** 40004 ACQ.SYSTEM_ERROR, although the payment was made. */
    SYSTEM_ERROR_BUT_PAID(
            "950", "Answers 40004 SYSTEM_ERROR, yet paid", "返回 40004 SYSTEM_ERROR 但已支付");

    /** 16 to 24 digits that start with 25 to 30 (notes 4). */
    public static final PaymentCodes<PaymentCode> CODES =
            PaymentCodes.of("(2[5-9]|30)\\d{14,22}", "28", 13, values());

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
