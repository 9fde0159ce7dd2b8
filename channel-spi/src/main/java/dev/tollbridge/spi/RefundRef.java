package dev.tollbridge.spi;

/** A refund at the channel. */
public record RefundRef(String refundNo, OrderRef order, Money amount) {}
