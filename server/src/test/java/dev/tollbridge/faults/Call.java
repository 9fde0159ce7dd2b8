package dev.tollbridge.faults;

import dev.tollbridge.testing.ApiClient;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A call that creates a payment and can be repeated to the letter.
 *
 * @param name order number, subject and idempotency key: by it the wires know the call
 */
record Call(String name, String body) {
    static final int AMOUNT = 1200;

    /** With a name of its own. */
    static Call barcode() {
        return barcode("o-" + UUID.randomUUID());
    }

    static Call qr() {
        return qr("o-" + UUID.randomUUID());
    }

    /** Reserved when the payer agrees, and taken later. */
    static Call reserved() {
        return of("o-" + UUID.randomUUID(), "qr", ",\"capture\":\"manual\"");
    }

    /** The payer's code is charged as soon as the channel gets the call. */
    static Call barcode(String name) {
        return of(name, "barcode", ",\"auth_code\":\"%s\"".formatted(code()));
    }

    /** The body of a confirmation that pays at the till. */
    static String barcodeChoice() {
        return "{\"method\":\"alipay\",\"scene\":\"barcode\",\"auth_code\":\"%s\"}"
                .formatted(code());
    }

    /** The simulator's convention: a code that ends so is paid at once, and only once. */
    private static String code() {
        long digits =
                Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 10_000_000_000_000L);
        return "28%013d100".formatted(digits);
    }

    static Call qr(String name) {
        return of(name, "qr", "");
    }

    private static Call of(String name, String scene, String more) {
        return new Call(
                name,
                """
                {"amount":%d,"currency":"CNY","merchant_order_id":"%s","subject":"%s",
                "method":"alipay","scene":"%s"%s}\
                """
                        .formatted(AMOUNT, name, name, scene, more));
    }

    ApiClient.Answer send(ApiClient api) {
        return api.post("/v1/payments", body, name);
    }

    /** Sends it, for an answer that may never come. */
    CompletableFuture<ApiClient.Answer> begin(ApiClient api) {
        return CompletableFuture.supplyAsync(() -> send(api));
    }
}
