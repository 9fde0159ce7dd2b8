package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Lines;
import dev.tollbridge.bench.load.Reply;
import java.io.IOException;

/** A merchant's program: sends with its key, over connections that all programs share. */
record Caller(Lines lines, String key) {
    /** As JSON, with an idempotency key. */
    Reply post(String path, String idempotencyKey, String body) throws IOException {
        return lines.send(
                "POST",
                path,
                authorization()
                        + "Content-Type: application/json\r\nIdempotency-Key: "
                        + idempotencyKey
                        + "\r\n",
                body);
    }

    Reply get(String path) throws IOException {
        return lines.send("GET", path, authorization(), "");
    }

    private String authorization() {
        return "Authorization: Bearer " + key + "\r\n";
    }

    @Override
    public String toString() {
        return "Caller";
    }
}
