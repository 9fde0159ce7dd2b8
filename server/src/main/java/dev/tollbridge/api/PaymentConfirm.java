package dev.tollbridge.api;

import dev.tollbridge.edge.Body;
import dev.tollbridge.edge.Faults;
import dev.tollbridge.payment.ConfirmRequest;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(description = "A method chosen for a payment that exists.")
record PaymentConfirm(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        pattern = Patterns.METHOD,
                        description = "How to pay.")
                String method,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "Where the payer is.",
                        example = "qr")
                Scene scene,
        @Schema(
                        minLength = 1,
                        maxLength = 128,
                        description = "What the shop scanned, for scene barcode.")
                @Nullable Secret authCode,
        @Schema(
                        minLength = 1,
                        maxLength = 128,
                        description = "The wallet's own id of the payer, where the scene needs it.")
                @Nullable String payerId,
        @Schema(
                        minimum = "0",
                        maximum = "60",
                        description = "Number of instalments; as the payment says if not said.")
                @Nullable Integer instalments)
        implements Body {
    @Override
    public void check(Faults faults) {
        if (scene == Scene.BARCODE && authCode == null) {
            faults.add("/auth_code", "is required with scene barcode");
        }
    }

    ConfirmRequest request() {
        return new ConfirmRequest(method, scene, authCode, payerId, instalments);
    }
}
