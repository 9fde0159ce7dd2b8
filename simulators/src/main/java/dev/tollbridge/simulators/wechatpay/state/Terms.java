package dev.tollbridge.simulators.wechatpay.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the merchant asked to be paid.
 *
 * @param amount fen
 * @param openid who has to pay (JSAPI)
 * @param expiresAt {@code time_expire}
 * @param sharing whether the money is kept frozen for profit sharing
 * @param request the whole request, to tell a repetition from another order
 */
public record Terms(
        String outTradeNo,
        String description,
        long amount,
        @Nullable String notifyUrl,
        @Nullable String attach,
        @Nullable String openid,
        @Nullable Instant expiresAt,
        boolean sharing,
        ObjectNode request) {}
