package dev.tollbridge.bench.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What comes before the first payment: a merchant (through {@code POST /demo/merchants}, which
 * exists in development mode only), its account at a channel, its webhook endpoint.
 */
public final class Onboarding {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> ALIPAY_FIELDS =
            List.of("app_id", "seller_id", "gateway_url", "alipay_public_key", "app_private_key");
    private final Http http;
    private final URI base;

    public Onboarding(Http http, URI base) {
        this.http = http;
        this.base = base;
    }

    /**
     * @param keys of its programs, in test mode
     */
    public record Merchant(String id, List<Api> keys) {}

    /**
     * @param secret with which the endpoint's webhooks are signed
     */
    public record Endpoint(String id, String secret) {}

    public Merchant merchant(String name, int programs) throws IOException, InterruptedException {
        var query =
                "?name="
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        + "&programs="
                        + programs;
        var made = ok(http.send("POST", base.resolve("/demo/merchants" + query), "{}", LIMIT));
        return new Merchant(
                made.path("merchant_id").asString(),
                made.path("api_keys").valueStream().map(key -> api(key.asString())).toList());
    }

    public Api api(String key) {
        return new Api(http, base, key);
    }

    public void account(Api api, String channel, Map<String, String> credentials)
            throws IOException, InterruptedException {
        var account = Map.of("channel", channel, "name", "Load", "credentials", credentials);
        post(api, "/v1/channel_accounts", account);
    }

    /**
     * @param app as {@link FakeAlipay#app} answers
     */
    public void alipayAccount(Api api, JsonNode app) throws IOException, InterruptedException {
        var credentials = new LinkedHashMap<String, String>();
        ALIPAY_FIELDS.forEach(field -> credentials.put(field, app.path(field).asString()));
        credentials.put("key_mode", "public_key");
        account(api, "alipay", credentials);
    }

    /**
     * @param eventTypes none for all
     */
    public Endpoint endpoint(Api api, URI url, List<String> eventTypes)
            throws IOException, InterruptedException {
        var endpoint =
                eventTypes.isEmpty()
                        ? Map.of("url", url.toString())
                        : Map.of("url", url.toString(), "event_types", eventTypes);
        var made = post(api, "/v1/webhook_endpoints", endpoint);
        return new Endpoint(made.path("id").asString(), made.path("secret").asString());
    }

    private static JsonNode post(Api api, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return ok(
                api.post(
                        path,
                        Http.JSON.writeValueAsString(body),
                        UUID.randomUUID().toString(),
                        LIMIT));
    }

    private static JsonNode ok(Http.Answer answer) throws IOException {
        if (!answer.isOk()) {
            throw new IOException("HTTP " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }
}
