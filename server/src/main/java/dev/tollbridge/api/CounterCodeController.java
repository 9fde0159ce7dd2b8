package dev.tollbridge.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.CounterCodes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Checkout sessions")
class CounterCodeController {
    private final CounterCodes codes;
    private final ServerSettings server;

    CounterCodeController(CounterCodes codes, ServerSettings server) {
        this.codes = codes;
        this.server = server;
    }

    @Schema(name = "CounterCode", description = "A merchant-presented code by EMVCo.")
    record CounterCode(
            @Schema(
                            description = "What to print as a QR code.",
                            example =
                                    "000201010211153148270000000100007772900581100485204581253031565802CN5909Tea house6008Shanghai63046C28")
                    String content,
            @Schema(
                            description =
                                    "A page with the code, to print on A6 or, with &size=a5, on A5.",
                            example =
                                    "https://pay.example.com/counter?tag=0123456789abcdef0123456789abcdef&content=00020101")
                    String printUrl) {}

    @GetMapping("/v1/counter_code")
    @Operation(
            operationId = "getCounterCode",
            summary = "A code by EMVCo's standard",
            description =
                    "Composes a static code for a counter, or one with an amount, of 512 characters at most"
                            + " and without characters beyond Unicode's basic plane. Nothing is stored, and"
                            + " nothing is heard of its payments: the acquirer settles them.")
    CounterCode compose(Caller caller, CounterCodeQuery query) {
        var content = query.code().write();
        return new CounterCode(
                content,
                server.publicUrl()
                        + "/counter?tag="
                        + codes.tag(content)
                        + "&content="
                        + URLEncoder.encode(content, UTF_8));
    }
}
