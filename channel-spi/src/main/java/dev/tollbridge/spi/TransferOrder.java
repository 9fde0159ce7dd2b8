package dev.tollbridge.spi;

import org.jspecify.annotations.Nullable;

/**
 * Money to pay out.
 *
 * @param transferNo our number at the channel; a repeat means the same transfer
 * @param payeeAccount the payee's id or login at the channel
 * @param payeeName checked against the account by channels that can
 */
public record TransferOrder(
        String transferNo,
        Money amount,
        String payeeAccount,
        @Nullable String payeeName,
        String title) {}
