package dev.tollbridge.spi;

/**
 * Reserved money to take.
 *
 * @param captureNo our number of this capture at the channel; becomes the order number that refunds
 *     refer to
 * @param authorization the reserved order
 * @param authorizationTradeNo the channel's number of the authorization
 * @param last whether the rest of the authorization is given free
 */
public record CaptureOrder(
        String captureNo,
        OrderRef authorization,
        String authorizationTradeNo,
        Money amount,
        String subject,
        boolean last) {}
