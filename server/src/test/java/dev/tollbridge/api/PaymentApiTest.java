package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@ServerTest
class PaymentApiTest {
    private static final String TEAPOT =
            """
            {"amount": 8800, "currency": "CNY", "merchant_order_id": "%s", "subject": "Blue teapot"}\
            """;

    @Autowired ApplicationContext server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(server);
    }

    @Test
    void isCreatedAndReadBack() {
        var created =
                shop.test()
                        .post(
                                "/v1/payments",
                                """
                                {"amount": 8800, "currency": "CNY", "merchant_order_id": "order-1",
                                 "subject": "蓝色茶壶", "description": "One", "return_url": "https://shop.example/thanks?a=1",
                                 "payer": {"ip": "203.0.113.7", "locale": "zh-CN"}, "expires_in": 600,
                                 "metadata": {"cart": "77"}}
                                """);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/id")).startsWith("pay_");
        assertThat(created.text("/status")).isEqualTo("requires_method");
        assertThat(created.json().at("/amount").longValue()).isEqualTo(8800);
        assertThat(created.text("/subject")).isEqualTo("蓝色茶壶");
        assertThat(created.text("/metadata/cart")).isEqualTo("77");
        assertThat(created.text("/client_secret")).startsWith(created.text("/id") + "_secret_");
        assertThat(created.json().at("/live").booleanValue()).isFalse();
        assertThat(created.json().has("last_error")).isFalse();

        var read = shop.test().get("/v1/payments/" + created.text("/id"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("/merchant_order_id")).isEqualTo("order-1");
        var expanded =
                shop.test().get("/v1/payments/" + created.text("/id") + "?expand=attempts,refunds");
        assertThat(expanded.json().at("/attempts").isArray()).isTrue();
        assertThat(expanded.json().at("/refunds").isArray()).isTrue();
        assertThat(
                        shop.test()
                                .get("/v1/payments/" + created.text("/id") + "?expand=fees")
                                .text("/param"))
                .isEqualTo("expand");
    }

    @Test
    void sameOrderAndTermsAnswersTheSamePaymentAndOtherTermsAreRefused() {
        var first = create("same");
        var again = shop.test().post("/v1/payments", TEAPOT.formatted("same"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        var other =
                shop.test().post("/v1/payments", TEAPOT.formatted("same").replace("8800", "8801"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/code")).isEqualTo("merchant_order_id_conflict");
    }

    @Test
    void canBeCanceledOnce() {
        var id = create("cancel").text("/id");
        var canceled = shop.test().post("/v1/payments/" + id + "/cancel", "");
        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.text("/status")).isEqualTo("canceled");
        var confirm =
                shop.test()
                        .post(
                                "/v1/payments/" + id + "/confirm",
                                "{\"method\": \"alipay\", \"scene\": \"qr\"}");
        assertThat(confirm.status()).isEqualTo(409);
        assertThat(confirm.text("/code")).isEqualTo("state_conflict");
        assertThat(shop.test().post("/v1/payments/" + id + "/sync", "{}").text("/status"))
                .isEqualTo("canceled");
        assertThat(
                        shop.test()
                                .post("/v1/payments/" + id + "/cancel", "{\"amount\": 1}")
                                .text("/code"))
                .isEqualTo("unknown_member");
    }

    @Test
    void onlyWhatIsAuthorizedIsCaptured() {
        var id = create("capture").text("/id");
        var answer = shop.test().post("/v1/payments/" + id + "/capture", "{}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("state_conflict");
        var negative = shop.test().post("/v1/payments/" + id + "/capture", "{\"amount\": -1}");
        assertThat(negative.text("/code")).isEqualTo("invalid_request");
        var other = shop.test().post("/v1/payments/pay_0/capture", "{}");
        assertThat(other.status()).isEqualTo(404);
    }

    @Test
    void listsNewestFirstInPagesBothWays() {
        var ids =
                List.of("a", "b", "c", "d", "e").stream().map(n -> create(n).text("/id")).toList();
        var first = shop.test().get("/v1/payments?limit=2").json();
        assertThat(first.at("/has_more").booleanValue()).isTrue();
        assertThat(first.at("/data").size()).isEqualTo(2);
        var all = ids(shop.test().get("/v1/payments?limit=100").json());
        assertThat(all).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        var next = shop.test().get("/v1/payments?limit=2&starting_after=" + all.get(1)).json();
        assertThat(ids(next)).isEqualTo(all.subList(2, 4));
        var back = shop.test().get("/v1/payments?limit=2&ending_before=" + all.get(2)).json();
        assertThat(ids(back)).isEqualTo(all.subList(0, 2));
    }

    @Test
    void filtersByStateNumberAndTime() {
        var open = create("open");
        var gone = create("gone");
        shop.test().post("/v1/payments/" + gone.text("/id") + "/cancel", "");
        assertThat(ids(shop.test().get("/v1/payments?status=canceled").json()))
                .containsExactly(gone.text("/id"));
        assertThat(ids(shop.test().get("/v1/payments?merchant_order_id=open").json()))
                .containsExactly(open.text("/id"));
        assertThat(ids(shop.test().get("/v1/payments?created_before=2020-01-01T00:00:00Z").json()))
                .isEmpty();
        assertThat(ids(shop.test().get("/v1/payments?created_from=2020-01-01T00:00:00Z").json()))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, invalid_request",
        "limit=101, limit, invalid_request",
        "limit=ten, limit, invalid_request",
        "limit=1&limit=2, limit, invalid_request",
        "statsu=succeeded, statsu, unknown_member",
        "status=paid, status, invalid_request",
        "starting_after=ref_1, starting_after, invalid_request",
        "created_from=yesterday, created_from, invalid_request",
        "merchant_order_id=%00, merchant_order_id, invalid_request"
    })
    void refusesWrongFilters(String query, String param, String code) {
        var answer = shop.test().get("/v1/payments?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/param")).isEqualTo(param);
        assertThat(answer.text("/code")).isEqualTo(code);
    }

    @Test
    void othersAndTheOtherModeSeeNothing() {
        var id = create("private").text("/id");
        var stranger = Shop.open(server);
        for (ApiClient client : List.of(stranger.test(), stranger.live(), shop.live())) {
            assertNotFound(client.get("/v1/payments/" + id));
            assertNotFound(client.post("/v1/payments/" + id + "/cancel", ""));
            assertNotFound(client.post("/v1/payments/" + id + "/sync", ""));
            assertNotFound(
                    client.post(
                            "/v1/payments/" + id + "/confirm",
                            "{\"method\": \"alipay\", \"scene\": \"qr\"}"));
            assertNotFound(client.post("/v1/refunds", "{\"payment\": \"" + id + "\"}"));
            assertThat(ids(client.get("/v1/payments").json())).doesNotContain(id);
        }
        assertThat(shop.test().get("/v1/payments/" + id).text("/status"))
                .isEqualTo("requires_method");
    }

    private static void assertNotFound(ApiClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/code")).isEqualTo("not_found");
    }

    private ApiClient.Answer create(String order) {
        var answer = shop.test().post("/v1/payments", TEAPOT.formatted(order));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return answer;
    }

    private static List<String> ids(JsonNode list) {
        return list.at("/data").valueStream().map(item -> item.get("id").stringValue()).toList();
    }
}
