package dev.tollbridge.notification;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tollbridge.kernel.MerchantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public keys with which webhooks are verified, as a JWK set (RFC 7517, RFC 8037). */
@RestController
@Tag(name = "Webhook endpoints")
class JwksController {
    private static final MediaType JWK_SET = MediaType.parseMediaType("application/jwk-set+json");
    private static final Duration FRESH = Duration.ofMinutes(5);
    private final WebhookKeys keys;

    JwksController(WebhookKeys keys) {
        this.keys = keys;
    }

    /**
     * @param merchant whose keys: another merchant's prove nothing to a shop, and a list of all
     *     would tell anybody how many merchants there are, and who
     */
    @GetMapping("/.well-known/jwks.json")
    @Operation(
            operationId = "listPublicKeys",
            summary = "Public keys of webhooks",
            description = "A JWK set (RFC 7517) of Ed25519 keys (RFC 8037). Needs no key.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = "application/jwk-set+json",
                            schema = @Schema(implementation = KeySet.class)))
    ResponseEntity<KeySet> keys(
            @Parameter(description = "Whose keys: the merchant that the webhooks are for.")
                    @RequestParam
                    String merchant) {
        return ResponseEntity.ok()
                .contentType(JWK_SET)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new KeySet(published(merchant)));
    }

    private List<Key> published(String merchant) {
        return MerchantId.parse(merchant).map(keys::published).orElse(List.of()).stream()
                .map(Key::of)
                .toList();
    }

    record KeySet(List<Key> keys) {}

    /**
     * @param merchant whose webhooks it verifies
     * @param whpk the same key as Standard Webhooks writes it
     */
    @JsonPropertyOrder({"kty", "crv", "alg", "use", "kid", "x", "merchant", "whpk"})
    record Key(
            String kty,
            String crv,
            String alg,
            String use,
            String kid,
            String x,
            String merchant,
            String whpk) {
        static Key of(WebhookKeys.PublicKey key) {
            return new Key(
                    "OKP",
                    "Ed25519",
                    "EdDSA",
                    "sig",
                    key.id().print(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes()),
                    key.merchant().print(),
                    "whpk_" + Base64.getEncoder().encodeToString(key.bytes()));
        }
    }
}
