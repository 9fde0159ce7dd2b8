package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.ChannelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a person sees of late money, and decides about it, all over HTTP. */
@ChannelTest
class IncidentApiTest {
    @Autowired AlipayShop.Opener shops;

    @SuppressWarnings("NullAway.Init") // set before each test
    private AlipayShop shop;

    @BeforeEach
    void open() {
        shop = shops.open();
        assertThat(
                        shop.test()
                                .patch("/v1/settings", "{\"stray_money\": \"hold\"}")
                                .text("/stray_money"))
                .isEqualTo("hold");
    }

    @Test
    void heldMoneyIsAcceptedAndMayStillGoBack() {
        var held = lateMoney();
        assertThat(held.at("/actions").toString()).isEqualTo("[\"refund\",\"accept\"]");
        assertThat(held.at("/reason").asString()).contains("suspense");
        assertThat(held.at("/status").asString()).isEqualTo("open");
        String resolve = "/v1/incidents/" + held.at("/id").asString() + "/resolve";

        var wrong = shop.test().post(resolve, "{\"action\": \"dismiss\"}");
        assertThat(wrong.status()).isEqualTo(409);
        var accepted = shop.test().post(resolve, "{\"action\": \"accept\", \"note\": \"Kept.\"}");
        assertThat(accepted.text("/resolution")).isEqualTo("accepted");
        assertThat(accepted.text("/note")).isEqualTo("Kept.");
        assertThat(shop.test().post(resolve, "{\"action\": \"accept\"}").status()).isEqualTo(409);

        assertThat(shop.test().post(resolve, "{\"action\": \"refund\"}").status()).isEqualTo(200);
        var ended =
                Await.until(
                        () -> incident(held),
                        now -> now.at("/resolution").asString("").equals("refunded"));
        assertThat(ended.at("/actions").size()).isZero();
    }

    @Test
    void theListIsFilteredAndOnlyTheMerchantsOwn() {
        var held = lateMoney();
        var open = shop.test().get("/v1/incidents?status=open&kind=paid_after_close").json();
        assertThat(open.at("/data").size()).isEqualTo(1);
        assertThat(shop.test().get("/v1/incidents?status=resolved").json().at("/data").size())
                .isZero();
        var other = shops.open();
        assertThat(other.test().get("/v1/incidents").json().at("/data").size()).isZero();
        String path = "/v1/incidents/" + held.at("/id").asString();
        assertThat(other.test().get(path).status()).isEqualTo(404);
        assertThat(other.test().post(path + "/resolve", "{\"action\": \"accept\"}").status())
                .isEqualTo(404);
    }

    /** A payment that is paid after it was cancelled. */
    private JsonNode lateMoney() {
        var waiting = shop.waiting();
        String id = waiting.id();
        assertThat(shop.test().post("/v1/payments/" + id + "/cancel", "{}").text("/status"))
                .isEqualTo("canceled");
        shop.fake().always("pay_after_close", waiting.orderNo());
        shop.fake().pay(waiting.orderNo());
        return Await.until(
                        () -> shop.test().get("/v1/incidents?payment=" + id).json(),
                        list -> list.at("/data").size() == 1)
                .at("/data/0");
    }

    private JsonNode incident(JsonNode known) {
        return shop.test().get("/v1/incidents/" + known.at("/id").asString()).json();
    }
}
