package dev.tollbridge.api;

import dev.tollbridge.edge.Body;
import dev.tollbridge.payment.Payments.CaptureRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Reserved money to take.")
record PaymentCapture(
        @Schema(
                        minimum = "1",
                        maximum = "1000000000000",
                        description = "Minor units; all that is left if not said.",
                        example = "1200")
                @Nullable Long amount,
        @Schema(
                        description =
                                "Whether nothing more will be captured: what is left is given free. Always so when all that"
                                        + " is left is captured.")
                @Nullable Boolean last)
        implements Body {
    CaptureRequest request() {
        return new CaptureRequest(amount, Boolean.TRUE.equals(last));
    }
}
