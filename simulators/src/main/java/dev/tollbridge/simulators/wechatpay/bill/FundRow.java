package dev.tollbridge.simulators.wechatpay.bill;

import java.time.Instant;

/**
 * A movement of a merchant's money.
 *
 * @param amount fen; negative for an expense
 */
record FundRow(
        Instant at, String platformNo, String business, String type, long amount, String voucher) {}
