package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.wechatpay.gateway.PaymentCode;

/** Payment codes in words. */
final class PaymentCodeLabels {
    private PaymentCodeLabels() {}

    static String of(PaymentCode code, Language language) {
        return switch (code) {
            case PAYS -> language.say("Pays at once", "直接支付成功");
            case ASKS_PAYER -> language.say("Asks me to confirm", "需要我确认");
            case ASKS_THEN_PAYS -> language.say("Asks, then pays after 5 s", "需确认，5 秒后自动支付");
            case ASKS_THEN_FAILS -> language.say("Asks, then fails after 5 s", "需确认，5 秒后失败");
            case NOT_ENOUGH -> language.say("Not enough money", "余额不足");
            case TRADE_ERROR -> language.say("Refused by the platform", "交易被拒绝");
            case INVALID_CODE -> language.say("Expired code", "付款码已过期");
            case BANK_ERROR_BUT_PAID ->
                    language.say("Answers BANK_ERROR, yet paid", "返回 BANK_ERROR 但已支付");
            case BANK_ERROR -> language.say("Answers BANK_ERROR, not paid", "返回 BANK_ERROR 未支付");
            case SYSTEM_ERROR_BUT_PAID ->
                    language.say("Answers SYSTEM_ERROR, yet paid", "返回 SYSTEM_ERROR 但已支付");
        };
    }
}
