package dev.tollbridge.api;

import dev.tollbridge.edge.Body;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.merchant.StrayMoney;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/settings")
@Tag(name = "Settings", description = "What the merchant has chosen, in both modes alike.")
class SettingsController {
    private static final String STRAY_MONEY =
            "What is done with money that comes late or twice: refund gives it back to the payer at once, accept takes it,"
                    + " hold leaves it in suspense until somebody decides about its incident.";

    private final Merchants merchants;

    SettingsController(Merchants merchants) {
        this.merchants = merchants;
    }

    @Schema(name = "Settings", description = "What the merchant has chosen.")
    record View(
            @Schema(
                            allowableValues = {"refund", "accept", "hold"},
                            description = STRAY_MONEY,
                            example = "refund")
                    String strayMoney) {}

    @Schema(name = "SettingsUpdate", description = "Only what is named changes.")
    record Update(
            @Schema(description = STRAY_MONEY, example = "hold") @Nullable StrayMoney strayMoney)
            implements Body {}

    @GetMapping
    @Operation(operationId = "getSettings", summary = "Read the settings")
    View get(Caller caller) {
        return new View(merchants.strayMoney(caller.merchant()).code());
    }

    @PatchMapping
    @Operation(
            operationId = "updateSettings",
            summary = "Change the settings",
            description = "Of the merchant, whatever the mode of the key.")
    View update(Caller caller, @RequestBody Update body) {
        var policy = body.strayMoney();
        if (policy != null) {
            merchants.strayMoney(caller.merchant(), policy);
        }
        return get(caller);
    }
}
