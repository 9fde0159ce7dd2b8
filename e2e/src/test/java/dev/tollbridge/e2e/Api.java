package dev.tollbridge.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The public API as a shop uses it. */
record Api(URI base, String key) {
    Http.Answer get(String path) {
        return Http.send("GET", base.resolve(path), null, key);
    }

    /** With an idempotency key of its own. */
    Http.Answer post(String path, Map<String, ?> body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Http.Answer post(String path, Map<String, ?> body, String idempotencyKey) {
        return Http.send("POST", base.resolve(path), body, key, "Idempotency-Key", idempotencyKey);
    }

    JsonNode payment(String id) {
        return get("/v1/payments/" + id + "?expand=attempts,refunds").ok();
    }

    /** Of what changes after a call has been answered, or with time. */
    void awaitStatus(String path, String status) {
        await(path + " " + status)
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(path).ok().path("status").asString().equals(status));
    }

    /** The number under which the channel knows the payment's last attempt. */
    String channelOrderNo(String paymentId) {
        var attempts = payment(paymentId).path("attempts");
        return attempts.get(attempts.size() - 1).path("channel_order_no").asString();
    }

    /** Sends the events of the merchant to the sink, and returns the endpoint. */
    JsonNode addWebhook(WebhookSink sink) {
        return post("/v1/webhook_endpoints", Map.of("url", sink.url().toString())).ok();
    }
}
