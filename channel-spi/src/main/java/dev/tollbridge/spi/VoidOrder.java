package dev.tollbridge.spi;

/**
 * Reserved money to give free.
 *
 * @param voidNo our number of this release at the channel
 * @param amount at most what is still reserved
 */
public record VoidOrder(
        String voidNo, OrderRef authorization, String authorizationTradeNo, Money amount) {}
