package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.util.ArrayList;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class CheckoutSessionApiTest {
    private static final String PATH = "/v1/checkout_sessions";
    private static final String CART =
            """
            {"merchant_order_id": "%s", "currency": "CNY", "locale": "zh-CN", "methods": ["alipay"],
             "line_items": [{"name": "灯笼", "quantity": 2, "unit_amount": 6800},
                            {"name": "Tea", "quantity": 1, "unit_amount": 12800}],
             "success_url": "https://shop.example/thanks", "cancel_url": "https://shop.example/cart"%s}
            """;

    @Autowired ApplicationContext server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(server);
    }

    @Test
    void isCreatedWithItsPaymentAndReadBack() {
        var created = shop.test().post(PATH, CART.formatted("order-1", ""));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/id")).startsWith("cs_");
        assertThat(created.text("/status")).isEqualTo("open");
        assertThat(created.json().at("/amount").longValue()).isEqualTo(26_400);
        assertThat(created.text("/line_items/0/name")).isEqualTo("灯笼");
        assertThat(created.text("/url")).contains("/checkout/" + created.text("/payment"));
        assertThat(shop.test().get(PATH + "/" + created.text("/id")).json())
                .isEqualTo(created.json());

        var payment = shop.test().get("/v1/payments/" + created.text("/payment"));
        assertThat(payment.text("/status")).isEqualTo("requires_method");
        assertThat(payment.text("/subject")).isEqualTo("灯笼, Tea");
        assertThat(payment.text("/merchant_order_id")).isEqualTo("order-1");
        assertThat(payment.text("/return_url")).isEqualTo("https://shop.example/thanks");
    }

    @Test
    void theSameOrderIsTheSameSession() {
        var first = shop.test().post(PATH, CART.formatted("order-1", ""));
        var again = shop.test().post(PATH, CART.formatted("order-1", ""));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        var page = CART.formatted("order-1", "").replace("/cart", "/basket");
        assertThat(shop.test().post(PATH, page).text("/code"))
                .isEqualTo("merchant_order_id_conflict");
        var amount = CART.formatted("order-1", "").replace("12800", "12900");
        assertThat(shop.test().post(PATH, amount).text("/code"))
                .isEqualTo("merchant_order_id_conflict");
    }

    @Test
    void endsWithItsPayment() {
        var created = shop.test().post(PATH, CART.formatted("order-1", ""));
        shop.test().post("/v1/payments/" + created.text("/payment") + "/cancel", "{}");
        var read = shop.test().get(PATH + "/" + created.text("/id"));
        assertThat(read.text("/status")).isEqualTo("expired");
        assertThat(read.text("/payment_status")).isEqualTo("canceled");
    }

    @Test
    void theLinesDecideTheAmount() {
        var right = shop.test().post(PATH, CART.formatted("order-1", ", \"amount\": 26400"));
        assertThat(right.status()).isEqualTo(201);
        var wrong = shop.test().post(PATH, CART.formatted("order-2", ", \"amount\": 26401"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/param")).isEqualTo("/amount");
        String nothing =
                "{\"merchant_order_id\": \"o\", \"currency\": \"CNY\", \"line_items\": []}";
        assertThat(shop.test().post(PATH, nothing).text("/param")).isEqualTo("/line_items");
        var huge =
                CART.formatted("order-3", "")
                        .replace("\"quantity\": 2", "\"quantity\": 9999")
                        .replace("6800", "1000000000000");
        assertThat(shop.test().post(PATH, huge).text("/param")).isEqualTo("/line_items");
    }

    @Test
    void whatIsWrongIsNamed() {
        var zero = CART.formatted("order-1", "").replace("\"quantity\": 2", "\"quantity\": 0");
        assertThat(shop.test().post(PATH, zero).text("/param")).isEqualTo("/line_items/0/quantity");
        var script =
                CART.formatted("order-1", "")
                        .replace("https://shop.example/thanks", "javascript:alert(1)");
        assertThat(shop.test().post(PATH, script).text("/param")).isEqualTo("/success_url");
        var typo = CART.formatted("order-1", ", \"amuont\": 1");
        assertThat(shop.test().post(PATH, typo).text("/code")).isEqualTo("unknown_member");
    }

    @Test
    void othersSeeNothing() {
        var created = shop.test().post(PATH, CART.formatted("order-1", ""));
        var stranger = Shop.open(server);
        assertThat(stranger.test().get(PATH + "/" + created.text("/id")).status()).isEqualTo(404);
        assertThat(stranger.test().get(PATH).json().at("/data")).isEmpty();
        assertThat(shop.test().get(PATH + "/cs_nothing").status()).isEqualTo(404);
    }

    @Test
    void isListedNewestFirstPageByPage() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            ids.add(shop.test().post(PATH, CART.formatted("order-" + i, "")).text("/id"));
        }
        // Ids made in one millisecond are in no order among themselves: the list's order is theirs.
        ids.sort(Comparator.reverseOrder());
        var first = shop.test().get(PATH + "?limit=2");
        assertThat(first.text("/data/0/id")).isEqualTo(ids.get(0));
        assertThat(first.text("/data/1/id")).isEqualTo(ids.get(1));
        assertThat(first.json().at("/has_more").booleanValue()).isTrue();
        var second = shop.test().get(PATH + "?limit=2&starting_after=" + ids.get(1));
        assertThat(second.text("/data/0/id")).isEqualTo(ids.get(2));
        assertThat(second.json().at("/data")).hasSize(1);
        assertThat(second.json().at("/has_more").booleanValue()).isFalse();
        var back = shop.test().get(PATH + "?limit=1&ending_before=" + ids.get(2));
        assertThat(back.text("/data/0/id")).isEqualTo(ids.get(1));
        assertThat(back.json().at("/has_more").booleanValue()).isTrue();
    }
}
