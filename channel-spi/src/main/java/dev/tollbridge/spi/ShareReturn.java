package dev.tollbridge.spi;

/**
 * Shared money that a receiver gives back, as is needed before the payer is refunded.
 *
 * @param returnNo our number of it at the channel; a repeat means the same return
 * @param shareNo our number of the share
 * @param description what the receiver reads, at most 80 characters
 */
public record ShareReturn(
        String returnNo,
        String shareNo,
        ShareReceiver receiver,
        Money amount,
        String description) {}
