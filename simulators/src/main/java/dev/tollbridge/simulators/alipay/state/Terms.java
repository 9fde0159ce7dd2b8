package dev.tollbridge.simulators.alipay.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant asked to be paid.
 *
 * @param amount fen
 * @param expiresAt {@code time_expire}
 * @param timeout {@code timeout_express}, counted from the creation of the trade
 */
public record Terms(
        String outTradeNo,
        long amount,
        String subject,
        @Nullable String body,
        @Nullable String productCode,
        @Nullable String notifyUrl,
        @Nullable String returnUrl,
        @Nullable String quitUrl,
        @Nullable String passbackParams,
        @Nullable String storeId,
        @Nullable String operatorId,
        @Nullable String terminalId,
        @Nullable Instalments instalments,
        @Nullable Instant expiresAt,
        @Nullable Duration timeout) {

    public Terms timingOutAfter(Duration window) {
        return new Terms(
                outTradeNo,
                amount,
                subject,
                body,
                productCode,
                notifyUrl,
                returnUrl,
                quitUrl,
                passbackParams,
                storeId,
                operatorId,
                terminalId,
                instalments,
                expiresAt,
                window);
    }
}
