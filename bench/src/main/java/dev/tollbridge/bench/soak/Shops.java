package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Api;
import dev.tollbridge.bench.client.FakeAlipay;
import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.process.Installation;
import dev.tollbridge.bench.sink.WebhookSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Makes the merchants of the load before it begins: the demo's, and others through {@code POST
 * /demo/merchants}, which exists in development mode only.
 */
final class Shops {
    private static final int OTHERS = 2;
    private static final int PROGRAMS = 2;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private final Http http;
    private final Installation installation;
    private final FakeAlipay alipay;

    Shops(Http http, Installation installation, FakeAlipay alipay) {
        this.http = http;
        this.installation = installation;
        this.alipay = alipay;
    }

    /** Each is told at a path of its own. */
    List<Shop> open(WebhookSink sink) throws IOException, InterruptedException {
        var shops = new ArrayList<Shop>();
        var demo = Http.JSON.readTree(Files.readString(installation.data().resolve("demo.json")));
        shops.add(
                shop(
                        demo.path("merchant_id").asString(),
                        List.of(demo.path("api_key").asString()),
                        demo.path("simulators").path("alipay").path("app_id").asString(),
                        sink.url(path(0))));
        for (int n = 1; n <= OTHERS; n++) {
            var made =
                    http.send(
                            "POST",
                            installation
                                    .base()
                                    .resolve(
                                            "/demo/merchants?name=Soak"
                                                    + n
                                                    + "&programs="
                                                    + PROGRAMS),
                            "{}",
                            LIMIT);
            var merchant = ok(made);
            var keys = merchant.path("api_keys").valueStream().map(JsonNode::asString).toList();
            var appId = "20210000000010%02d".formatted(n);
            addAccount(api(keys.getFirst()), appId);
            shops.add(
                    shop(merchant.path("merchant_id").asString(), keys, appId, sink.url(path(n))));
        }
        return List.copyOf(shops);
    }

    /** Of the endpoint of shop number n. */
    static String path(int n) {
        return "shop" + n;
    }

    private Shop shop(String merchant, List<String> keys, String appId, URI sink)
            throws IOException, InterruptedException {
        var apis = keys.stream().map(this::api).toList();
        var endpoint =
                ok(post(apis.getFirst(), "/v1/webhook_endpoints", Map.of("url", sink.toString())));
        return new Shop(
                merchant,
                apis,
                endpoint.path("id").asString(),
                endpoint.path("secret").asString(),
                appId,
                alipay.app(appId).path("app_private_key").asString());
    }

    private void addAccount(Api api, String appId) throws IOException, InterruptedException {
        var app = alipay.app(appId);
        ok(
                post(
                        api,
                        "/v1/channel_accounts",
                        Map.of(
                                "channel",
                                "alipay",
                                "name",
                                "Soak",
                                "credentials",
                                Map.of(
                                        "app_id", appId,
                                        "seller_id", app.path("seller_id").asString(),
                                        "gateway_url", app.path("gateway_url").asString(),
                                        "key_mode", "public_key",
                                        "alipay_public_key",
                                                app.path("alipay_public_key").asString(),
                                        "app_private_key",
                                                app.path("app_private_key").asString()))));
    }

    private Api api(String key) {
        return new Api(http, installation.base(), key);
    }

    private static Http.Answer post(Api api, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return api.post(
                path, Http.JSON.writeValueAsString(body), UUID.randomUUID().toString(), LIMIT);
    }

    private static JsonNode ok(Http.Answer answer) throws IOException {
        if (!answer.isOk()) {
            throw new IOException("HTTP " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }
}
