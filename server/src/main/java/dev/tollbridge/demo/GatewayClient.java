package dev.tollbridge.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The shop's calls of the public API, as any shop would make them. */
@Component
@DevelopmentOnly
class GatewayClient {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final JsonMapper json;

    GatewayClient(JsonMapper json) {
        this.json = json;
    }

    /**
     * Orders a hosted checkout page. The order's number is the idempotency key, so that a repeated
     * call never makes a second payment.
     *
     * @param name of the product, in the customer's language
     * @return the page's address
     * @throws IOException if the gateway is not reached or refuses
     */
    URI openCheckout(DemoAccess access, ShopOrder order, String name, Locale locale)
            throws IOException, InterruptedException {
        String shop = access.base() + DemoSetup.SHOP;
        var body =
                Map.of(
                        "merchant_order_id",
                        order.number(),
                        "currency",
                        "CNY",
                        "line_items",
                        List.of(line(order, name)),
                        "locale",
                        locale.toLanguageTag(),
                        "success_url",
                        shop + "/orders/" + order.number(),
                        "cancel_url",
                        shop);
        var request =
                HttpRequest.newBuilder(URI.create(access.base() + "/v1/checkout_sessions"))
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + access.apiKey().reveal())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", order.number())
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the gateway answers " + answer.statusCode() + answer.body());
        }
        return URI.create(json.readTree(answer.body()).path("url").asString());
    }

    private static Map<String, Object> line(ShopOrder order, String name) {
        return Map.of(
                "name", name,
                "quantity", order.quantity(),
                "unit_amount", order.product().price());
    }
}
