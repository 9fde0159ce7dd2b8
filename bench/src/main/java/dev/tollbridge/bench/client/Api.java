package dev.tollbridge.bench.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** One merchant's key at the public API. */
public record Api(Http http, URI base, String key) {
    public Http.Answer get(String path, Duration limit) throws IOException, InterruptedException {
        return http.send("GET", base.resolve(path), null, limit, "Authorization", "Bearer " + key);
    }

    /**
     * @param body JSON
     */
    public Http.Answer post(String path, String body, String idempotencyKey, Duration limit)
            throws IOException, InterruptedException {
        return http.send(
                "POST",
                base.resolve(path),
                body,
                limit,
                "Authorization",
                "Bearer " + key,
                "Idempotency-Key",
                idempotencyKey);
    }

    @Override
    public String toString() {
        return "Api[" + base + "]";
    }
}
