package dev.tollbridge.api;

import dev.tollbridge.edge.Checked;
import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a shop knows of its payer.")
record Payer(
        @Schema(
                        minLength = 1,
                        maxLength = 128,
                        description = "The wallet's own id of the payer, where the scene needs it.")
                @Nullable String id,
        @Schema(
                        maxLength = 45,
                        pattern = "^[0-9A-Fa-f:.]{2,45}$",
                        description = "IP address.",
                        example = "203.0.113.7")
                @Nullable String ip,
        @Schema(
                        maxLength = 35,
                        pattern = "^[A-Za-z0-9-]{2,35}$",
                        description = "BCP 47 tag.",
                        example = "zh-CN")
                @Nullable String locale,
        @Schema(maxLength = 500, description = "The browser's own words.")
                @Nullable String userAgent)
        implements Checked {
    PayerDetails details() {
        return new PayerDetails(id, ip, locale, userAgent);
    }
}
