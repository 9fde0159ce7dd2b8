package dev.tollbridge.attacks;

import static dev.tollbridge.audit.AuditKind.FOREIGN_OBJECT_ASKED_FOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.Shop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every call of the API's own description that takes an id, with an id that is not the caller's. A
 * new kind of object fails this test until it is known here.
 */
class ForeignObjectAttacksTest extends AttackTest {
    private static final String NONE = "01jt0vq1c2e9xbt7r5d4m8k6hn";

    /** What must be sent for a call to come as far as looking for the object. */
    private static final Map<String, String> BODIES =
            Map.of(
                    "/v1/incidents/{id}/resolve",
                    "{\"action\": \"dismiss\"}",
                    "/v1/payments/{id}/confirm",
                    "{\"method\": \"alipay\", \"scene\": \"qr\"}");

    /** Objects that this version does not have. */
    private static final List<String> RESERVED =
            List.of("/v1/transfers/", "/v1/reconciliations/", "/v1/payment_links/");

    private final Map<String, String> ids = new HashMap<>();

    @BeforeEach
    void open() {
        var api = victim.api();
        var hook = api.post("/v1/webhook_endpoints", "{\"url\": \"http://127.0.0.1:9/\"}");
        var paid = victim.shop.paid();
        var refund = "{\"payment\": \"" + paid + "\", \"amount\": 100}";
        ids.put("webhook_endpoints", hook.text("/id"));
        ids.put("payments", paid);
        ids.put("refunds", api.post("/v1/refunds", refund).text("/id"));
        ids.put(
                "attempts",
                api.get("/v1/payments/" + paid + "?expand=attempts").text("/attempts/0/id"));
        ids.put("channel_accounts", victim.shop.account().id().print());
        ids.put("incidents", incident());
        ids.put("events", first("/v1/events"));
        ids.put("webhook_deliveries", first("/v1/webhook_deliveries"));
        ids.put(
                "checkout_sessions",
                api.post(
                                "/v1/checkout_sessions",
                                """
                                {"merchant_order_id": "%s", "currency": "CNY",
                                 "line_items": [{"name": "Tea", "quantity": 1, "unit_amount": 100}],
                                 "success_url": "https://shop.example/", "cancel_url": "https://shop.example/"}
                                """
                                        .formatted(UUID.randomUUID()))
                        .text("/id"));
        assertThat(ids).doesNotContainValue("");
    }

    @Tag("attack-foreign-object")
    @Test
    void ofAnotherMerchant() {
        assertNotFound(Shop.open(server).test());
    }

    @Tag("attack-other-mode")
    @Test
    void ofTheOtherMode() {
        assertNotFound(victim.shop.live());
    }

    @Tag("attack-foreign-object")
    @Test
    void namedInABody() {
        var stranger = Shop.open(server).test();
        var answer =
                victim.assertRefusedAndAudited(
                        FOREIGN_OBJECT_ASKED_FOR,
                        () ->
                                stranger.post(
                                        "/v1/refunds",
                                        "{\"payment\": \"" + ids.get("payments") + "\"}"));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Tag("attack-foreign-object")
    @Test
    void inListsAndFilters() {
        var stranger = Shop.open(server).test();
        for (var path :
                List.of(
                        "/v1/payments",
                        "/v1/refunds?payment=" + ids.get("payments"),
                        "/v1/events",
                        "/v1/incidents?payment=" + ids.get("payments"),
                        "/v1/webhook_endpoints",
                        "/v1/webhook_deliveries",
                        "/v1/channel_accounts",
                        "/v1/ledger_entries?payment=" + ids.get("payments"))) {
            var answer = victim.assertNothingChanges(() -> stranger.get(path));
            assertThat(answer.status()).as(path).isIn(200, 400, 404);
            assertThat(answer.json().at("/data").size()).as(path).isZero();
        }
    }

    private record Call(String method, String path) {
        Answer by(ApiClient api, String id) {
            var target = path.replace("{id}", id);
            return switch (method) {
                case "GET" -> api.get(target);
                case "PATCH" -> api.patch(target, body());
                case "POST" -> api.post(target, body());
                default -> throw new AssertionError("an unknown method " + method);
            };
        }

        private String body() {
            return BODIES.getOrDefault(path, "{}");
        }

        String kind() {
            return path.substring("/v1/".length(), path.indexOf("/{id}"));
        }
    }

    private void assertNotFound(ApiClient stranger) {
        var calls = calls();
        assertThat(calls).hasSizeGreaterThan(18);
        for (var call : calls) {
            assertThat(ids).as("objects of the victim's").containsKey(call.kind());
            var id = Objects.requireNonNull(ids.get(call.kind()));
            var answer =
                    victim.assertRefusedAndAudited(
                            FOREIGN_OBJECT_ASKED_FOR, () -> call.by(stranger, id));
            assertThat(answer.status()).as(call.toString()).isEqualTo(404);
            var unknown = call.by(stranger, id.substring(0, id.indexOf('_') + 1) + NONE);
            assertThat(answer.text("/detail")).isEqualTo(unknown.text("/detail"));
            assertThat(answer.text("/code")).isEqualTo(unknown.text("/code"));
        }
    }

    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        var paths = victim.api().get("/openapi.json").json().at("/paths");
        for (var path : paths.propertyNames()) {
            if (path.contains("{id}") && RESERVED.stream().noneMatch(path::startsWith)) {
                for (var method : paths.get(path).propertyNames()) {
                    calls.add(new Call(method.toUpperCase(Locale.ROOT), path));
                }
            }
        }
        return calls;
    }

    private String first(String list) {
        return Await.until(
                () -> victim.api().get(list).text("/data/0/id"), found -> !found.isEmpty());
    }

    /** The channel confirms another amount. */
    private String incident() {
        var waiting = victim.shop.waiting();
        var key = ForgedNotice.trust(server, victim.shop);
        var body =
                ForgedNotice.paid(victim.shop, waiting.orderNo())
                        .with("total_amount", "0.01")
                        .signed(key)
                        .body();
        ForgedNotice.send(anyone, victim.shop, body);
        return first("/v1/incidents");
    }
}
