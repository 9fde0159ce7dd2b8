package dev.tollbridge.demo;

import dev.tollbridge.edge.WholeBody;
import dev.tollbridge.kernel.IdGenerator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the shop is told. It answers at once, keeps what came, and marks what it does not believe.
 */
@RestController
@DevelopmentOnly
class WebhookReceiver {
    private static final int MAX_BYTES = 256 * 1024;
    private static final List<String> SHOWN_HEADERS =
            List.of("webhook-id", "webhook-timestamp", "webhook-signature", "content-type");
    private final DemoStart demo;
    private final ReceivedWebhooks webhooks;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final JsonMapper json;

    WebhookReceiver(
            DemoStart demo,
            ReceivedWebhooks webhooks,
            IdGenerator ids,
            InstantSource clock,
            JsonMapper json) {
        this.demo = demo;
        this.webhooks = webhooks;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** 204 if genuine, 401 if not, 413 if too long, 503 while the server starts. */
    @PostMapping(DemoSetup.SHOP + "/webhook")
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        byte[] body = WholeBody.read(request, MAX_BYTES);
        if (body.length > MAX_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var access = demo.access();
        if (access.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        var headers = headers(request);
        var now = clock.instant();
        var problem = WebhookCheck.problem(headers, body, access.get().webhookSecret(), now);
        webhooks.add(access.get().merchant(), read(headers, body, problem.orElse(null), now));
        return ResponseEntity.status(
                        problem.isEmpty() ? HttpStatus.NO_CONTENT : HttpStatus.UNAUTHORIZED)
                .build();
    }

    private ReceivedWebhook read(
            Map<String, String> headers, byte[] body, @Nullable String problem, Instant now) {
        var event = parse(body);
        var number = event.path("data").path("object").path("merchant_order_id").asString("");
        var sequence = event.path("sequence");
        return new ReceivedWebhook(
                ids.next(),
                ShopOrder.parse(number).orElse(null),
                headers.getOrDefault("webhook-id", ""),
                problem,
                event.path("type").asString(""),
                sequence.isInt() ? (Integer) sequence.intValue() : null,
                headers,
                // PostgreSQL keeps every character of a text but this one.
                new String(body, StandardCharsets.UTF_8).replace("\0", ""),
                now);
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new LinkedHashMap<String, String>();
        for (String name : SHOWN_HEADERS) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }
}
