package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Events, deliveries and keys over HTTP. */
@DeliveryTest
class NotificationApiTest {
    @Autowired Shops shops;
    @Autowired DeliveryWorker worker;
    @Autowired WebhookEndpoints endpoints;
    @Autowired MovableClock clock;
    @Autowired ApplicationContext server;

    @BeforeEach
    void alone() {
        shops.forgetOthers();
    }

    @Test
    void eventsAreListedNewestFirstInPages() {
        var test = Shop.open(server);
        var shop = caller(test);
        var api = test.test();
        List<String> objects = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clock.move(Duration.ofMillis(1));
            objects.addFirst(shops.happen(shop, "payment.succeeded").objectId());
        }

        var first = api.get("/v1/events?limit=2");
        assertThat(objects(first)).isEqualTo(objects.subList(0, 2));
        assertThat(first.json().get("has_more").asBoolean()).isTrue();

        var second = api.get("/v1/events?limit=2&starting_after=" + first.text("/data/1/id"));
        assertThat(objects(second)).isEqualTo(objects.subList(2, 4));

        var third = api.get("/v1/events?limit=2&starting_after=" + second.text("/data/1/id"));
        assertThat(objects(third)).isEqualTo(objects.subList(4, 5));
        assertThat(third.json().get("has_more").asBoolean()).isFalse();

        var back = api.get("/v1/events?limit=2&ending_before=" + third.text("/data/0/id"));
        assertThat(objects(back)).isEqualTo(objects.subList(2, 4));
        assertThat(back.json().get("has_more").asBoolean()).isTrue();
    }

    @Test
    void eventsAreFilteredByTypeObjectAndTime() {
        var test = Shop.open(server);
        var shop = caller(test);
        var api = test.test();
        var start = clock.instant();
        var one = shops.happen(shop, "payment.succeeded");
        clock.move(Duration.ofSeconds(10));
        var two = shops.happen(shop, "refund.failed");

        assertThat(objects(api.get("/v1/events?type=refund.failed")))
                .containsExactly(two.objectId());
        assertThat(objects(api.get("/v1/events?object=" + one.objectId())))
                .containsExactly(one.objectId());
        var later = start.plusSeconds(5);
        assertThat(objects(api.get("/v1/events?created_from=" + later)))
                .containsExactly(two.objectId());
        assertThat(objects(api.get("/v1/events?created_before=" + later)))
                .containsExactly(one.objectId());
    }

    @Test
    void anEventIsPrintedAsItWasSent() {
        try (var receiver = new Receiver()) {
            var test = Shop.open(server);
            var shop = caller(test);
            shops.endpoint(shop, receiver.url());
            shops.happen(shop, "payment.succeeded");
            worker.dispatch();
            var received = receiver.next();

            var answer = test.test().get("/v1/events/" + received.id());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).startsWith("application/json");
            assertThat(answer.http().body()).isEqualTo(received.body());
            assertThat(worker.awaitIdle()).isTrue();
        }
    }

    @Test
    void whatBelongsToOthersIsNotThere() {
        var test = Shop.open(server);
        var shop = caller(test);
        shops.endpoint(shop, "https://shop.example/");
        shops.happen(shop, "payment.succeeded");
        String event = test.test().get("/v1/events").text("/data/0/id");
        String delivery = test.test().get("/v1/webhook_deliveries").text("/data/0/id");
        assertThat(delivery).startsWith("whd_");

        for (var other : List.of(Shop.open(server).test(), test.live())) {
            assertThat(other.get("/v1/events").json().get("data")).isEmpty();
            assertThat(other.get("/v1/events/" + event).status()).isEqualTo(404);
            assertThat(other.get("/v1/webhook_deliveries").json().get("data")).isEmpty();
            assertThat(other.get("/v1/webhook_deliveries/" + delivery).status()).isEqualTo(404);
            assertThat(redeliver(other, delivery).status()).isEqualTo(404);
        }
        assertThat(ApiClient.of(Shop.port(server), "").get("/v1/events").status()).isEqualTo(401);
        assertThat(test.test().get("/v1/webhook_deliveries/" + delivery).text("/status"))
                .isEqualTo("pending");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/events?limit=0",
                "/v1/events?limit=101",
                "/v1/events?limit=two",
                "/v1/events?typ=payment.succeeded",
                "/v1/events?type=';drop",
                "/v1/events?starting_after=pay_00000000000000000000000000",
                "/v1/webhook_deliveries?status=lost",
                "/v1/webhook_deliveries?event=evt_1",
                "/v1/events?starting_after=evt_00000000000000000000000000"
                        + "&ending_before=evt_00000000000000000000000000"
            })
    void wrongFiltersAreRefused(String path) {
        var answer = Shop.open(server).test().get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
    }

    @Test
    void aDeliveryCanBeSentAgain() {
        try (var receiver = new Receiver()) {
            var test = Shop.open(server);
            var shop = caller(test);
            var api = test.test();
            var endpoint = shops.endpoint(shop, receiver.url()).endpoint();
            shops.happen(shop, "payment.succeeded");
            worker.dispatch();
            var first = receiver.next();
            assertThat(worker.awaitIdle()).isTrue();

            var listed =
                    api.get("/v1/webhook_deliveries?status=delivered&event=" + first.id()).json();
            assertThat(listed.get("data")).hasSize(1);
            assertThat(listed.at("/data/0/endpoint").asString()).isEqualTo(endpoint.id().print());
            String id = listed.at("/data/0/id").asString();

            var again = redeliver(api, id);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.text("/status")).isEqualTo("pending");
            worker.dispatch();
            assertThat(receiver.next().id()).isEqualTo(first.id());
            assertThat(worker.awaitIdle()).isTrue();
            assertThat(api.get("/v1/webhook_deliveries/" + id).json().get("tries").asInt())
                    .isEqualTo(2);

            endpoints.disable(endpoint.id());
            assertThat(
                            api.post(
                                            "/v1/webhook_deliveries/" + id + "/redeliver",
                                            "{\"url\": \"https://x.example/\"}")
                                    .text("/code"))
                    .isEqualTo("unknown_member");
            var refused = redeliver(api, id);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/code")).isEqualTo("state_conflict");
        }
    }

    @Tag("attack-merchants-listed")
    @Test
    void theKeySetVerifiesAWebhook() {
        try (var receiver = new Receiver()) {
            var shop = shops.open();
            shops.endpoint(shop, receiver.url());
            shops.happen(shop, "payment.succeeded");
            worker.dispatch();
            var received = receiver.next();

            var anyone = ApiClient.of(Shop.port(server), "");
            var answer = anyone.get("/.well-known/jwks.json?merchant=" + shop.merchant().print());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).isEqualTo("application/jwk-set+json");
            assertThat(answer.json().get("keys")).hasSize(1);
            JsonNode key = answer.json().at("/keys/0");
            assertThat(key.get("kty").asString()).isEqualTo("OKP");
            assertThat(key.get("crv").asString()).isEqualTo("Ed25519");
            assertThat(key.get("kid").asString()).startsWith("whk_");
            byte[] x = Base64.getUrlDecoder().decode(key.get("x").asString());
            assertThat(Verifier.accepts(received, x)).isTrue();
            assertThat(key.get("whpk").asString())
                    .isEqualTo("whpk_" + Base64.getEncoder().encodeToString(x));

            var all = anyone.get("/.well-known/jwks.json");
            assertThat(all.status()).isEqualTo(400);
            assertThat(all.http().body()).doesNotContain("mer_");
            assertThat(anyone.get("/.well-known/jwks.json?merchant=mer_x").json().get("keys"))
                    .isEmpty();
            assertThat(worker.awaitIdle()).isTrue();
        }
    }

    private static Caller caller(Shop shop) {
        return new Caller(shop.app().merchant(), shop.app().id(), false);
    }

    private static Answer redeliver(ApiClient api, String delivery) {
        return api.post("/v1/webhook_deliveries/" + delivery + "/redeliver", "");
    }

    private static List<String> objects(Answer answer) {
        List<String> ids = new ArrayList<>();
        for (JsonNode event : answer.json().get("data")) {
            ids.add(event.at("/data/object/id").asString());
        }
        return ids;
    }
}
