package dev.tollbridge.api;

import dev.tollbridge.merchant.FeeRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a channel keeps, as the API writes it. */
@Schema(
        name = "ChannelFee",
        description =
                "What the channel keeps of each payment, as agreed with it: rate times amount, rounded, plus the fixed"
                        + " part, but never more than the amount. Payments that are under way keep the fee of their"
                        + " time.")
record FeeBody(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        pattern = "^(0(\\.[0-9]{1,6})?|1(\\.0{1,6})?)$",
                        description = "From 0 to 1 with at most 6 decimals; 0.006 is 0.6 %.",
                        example = "0.006")
                String rate,
        @Schema(
                        minimum = "0",
                        maximum = "1000000000000",
                        description = "In minor units of the payment's currency; 0 if not said.")
                @Nullable Long fixed,
        @Schema(description = "How the rate's part becomes whole minor units; half_up if not said.")
                FeeRule.@Nullable Rounding rounding,
        @Schema(
                        description =
                                "Whether the channel gives its fee back in proportion to a refund; false if not said.")
                @Nullable Boolean returnedOnRefund) {

    static FeeBody of(FeeRule rule) {
        return new FeeBody(
                rule.rate(), rule.fixedMinor(), rule.rounding(), rule.returnedOnRefund());
    }

    FeeRule rule() {
        return new FeeRule(
                FeeRule.ppm(rate),
                Objects.requireNonNullElse(fixed, 0L),
                Objects.requireNonNullElse(rounding, FeeRule.Rounding.HALF_UP),
                Objects.requireNonNullElse(returnedOnRefund, false));
    }
}
