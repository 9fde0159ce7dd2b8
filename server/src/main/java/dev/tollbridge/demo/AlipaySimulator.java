package dev.tollbridge.demo;

import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the fake Alipay for an app with keys, as a merchant would in Alipay's console. */
@Component
@DevelopmentOnly
class AlipaySimulator {
    private static final String APP_ID = "2021000000000001";
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private final URI base;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    AlipaySimulator(DemoSettings settings, JsonMapper json) {
        this.base = settings.simulatorsUrl();
        this.json = json;
    }

    /**
     * The account of the app. Asking again answers the same keys.
     *
     * @throws IOException if the simulator is not there or answers something else
     */
    Draft account() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(control() + "/apps/" + APP_ID))
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"name\":\"Demo shop\"}"))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the simulator answers " + answer.statusCode());
        }
        return draft(json.readTree(answer.body()));
    }

    /** What {@code demo.json} says of it. */
    Map<String, String> description() {
        // In a fixed order, so that a start which changes nothing writes the same file.
        var description = new LinkedHashMap<String, String>();
        description.put("base", base + "/alipay");
        description.put("control", control());
        description.put("phone", base + "/alipay/phone");
        description.put("app_id", APP_ID);
        return description;
    }

    private String control() {
        return base + "/alipay/control";
    }

    private static Draft draft(JsonNode app) {
        return new Draft(
                "alipay",
                "Fake Alipay",
                true,
                ChannelAccounts.DEFAULT_PRIORITY,
                Map.of(
                        "app_id", app.path("app_id").asString(),
                        "seller_id", app.path("seller_id").asString(),
                        "gateway_url", app.path("gateway_url").asString(),
                        "key_mode", "public_key",
                        "alipay_public_key", app.path("alipay_public_key").asString()),
                Map.of("app_private_key", Secret.of(app.path("app_private_key").asString())));
    }
}
