package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class WebhookEndpointApiTest {
    private static final String PATH = "/v1/webhook_endpoints";
    @Autowired ApplicationContext server;
    @Autowired WebhookEndpoints endpoints;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(server);
    }

    @Test
    void secretIsShownOnceOnly() {
        var body =
                "{\"url\": \"https://shop.example/hooks\", \"event_types\": [\"payment.*\", \"refund.failed\"]}";
        var created = shop.test().post(PATH, body, "k1");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/secret")).startsWith("whsec_");
        var id = WebhookEndpointId.parse(created.text("/id")).orElseThrow();
        assertThat(endpoints.target(id).orElseThrow().secrets().current().reveal())
                .isEqualTo(created.text("/secret"));
        // A repeat of the very call is still that one showing.
        assertThat(shop.test().post(PATH, body, "k1").text("/secret"))
                .isEqualTo(created.text("/secret"));

        var read = shop.test().get(PATH + "/" + created.text("/id"));
        assertThat(read.json().has("secret")).isFalse();
        assertThat(read.text("/event_types/0")).isEqualTo("payment.*");
        assertThat(shop.test().get(PATH).text("/data/0/id")).isEqualTo(created.text("/id"));
        assertThat(shop.test().get(PATH).http().body()).doesNotContain("whsec_");
    }

    @Test
    void rotationGivesANewSecretAndKeepsTheOldForADay() {
        var created = shop.test().post(PATH, "{\"url\": \"https://shop.example/hooks\"}");
        var path = PATH + "/" + created.text("/id");
        var rotated = shop.test().post(path + "/rotate_secret", "");
        assertThat(rotated.status()).isEqualTo(200);
        var id = WebhookEndpointId.parse(created.text("/id")).orElseThrow();
        var secrets = endpoints.target(id).orElseThrow().secrets();
        assertThat(secrets.current().reveal()).isEqualTo(rotated.text("/secret"));
        assertThat(secrets.previous()).hasToString("••••");
    }

    @Test
    void changesOnlyWhatIsNamed() {
        var created =
                shop.test()
                        .post(
                                PATH,
                                "{\"url\": \"https://shop.example/a\", \"event_types\": [\"payment.succeeded\"]}");
        var path = PATH + "/" + created.text("/id");
        var disabled = shop.test().patch(path, "{\"enabled\": false}");
        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.json().at("/enabled").booleanValue()).isFalse();
        assertThat(disabled.text("/url")).isEqualTo("https://shop.example/a");
        var moved = shop.test().patch(path, "{\"url\": \"https://shop.example/b\"}");
        assertThat(moved.text("/url")).isEqualTo("https://shop.example/b");
        assertThat(moved.text("/event_types/0")).isEqualTo("payment.succeeded");
    }

    @Test
    void refusesWhatIsNoAddressOrNoType() {
        assertThat(shop.test().post(PATH, "{\"url\": \"ftp://x.example\"}").text("/param"))
                .isEqualTo("/url");
        var type =
                shop.test()
                        .post(
                                PATH,
                                "{\"url\": \"https://x.example\", \"event_types\": [\"payment.ok\", \"all\"]}");
        assertThat(type.text("/param")).isEqualTo("/event_types/1");
    }

    @Test
    void isUnknownToOthersAndToTheOtherMode() {
        var id = shop.test().post(PATH, "{\"url\": \"https://shop.example/a\"}").text("/id");
        var stranger = Shop.open(server);
        for (var client : new ApiClient[] {stranger.test(), shop.live()}) {
            assertThat(client.get(PATH + "/" + id).status()).isEqualTo(404);
            assertThat(client.patch(PATH + "/" + id, "{\"enabled\": false}").status())
                    .isEqualTo(404);
            assertThat(client.post(PATH + "/" + id + "/rotate_secret", "").status()).isEqualTo(404);
            assertThat(client.get(PATH).http().body()).doesNotContain(id);
        }
    }
}
