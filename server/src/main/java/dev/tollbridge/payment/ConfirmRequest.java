package dev.tollbridge.payment;

import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A method chosen for a payment that exists.
 *
 * @param payerId the wallet's id of the payer, if the scene needs one and the payment has none
 * @param instalments 0 for none, null to keep what the payment says
 */
public record ConfirmRequest(
        String method,
        Scene scene,
        @Nullable Secret authCode,
        @Nullable String payerId,
        @Nullable Integer instalments) {}
