package dev.tollbridge.api;

import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.ShopCodes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Checkout sessions")
class ShopCodeApi {
    private final ShopCodes codes;
    private final ServerSettings server;

    ShopCodeApi(ShopCodes codes, ServerSettings server) {
        this.codes = codes;
        this.server = server;
    }

    @Schema(name = "ShopCode", description = "One code for the counter that any wallet may scan.")
    record ShopCode(
            @Schema(
                            description =
                                    "What to print as a QR code. The payer types the amount, in CNY.",
                            example =
                                    "https://pay.example.com/shop/app_01jt0vq1c2e9xbt7r5d4m8k6hn_test_0123456789abcdef0123456789abcdef")
                    String url,
            @Schema(description = "False if it takes no real money.") boolean live) {}

    @GetMapping("/v1/shop_code")
    @Operation(
            operationId = "getShopCode",
            summary = "The code for the counter",
            description =
                    "One code that any wallet may scan. It is the same each time, for each app and mode.")
    ShopCode read(Caller caller) {
        return new ShopCode(server.publicUrl() + "/shop/" + codes.of(caller), caller.live());
    }
}
