package dev.tollbridge;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.CountedDatabase;
import dev.tollbridge.testing.CountedDatabase.Asked;
import dev.tollbridge.testing.LocalServer;
import dev.tollbridge.testing.ServerTest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * How often each step of a payment waits for the database, and how many of these waits are for the
 * disk. The numbers are those of docs/performance.md; a step that comes to need more, or less,
 * fails here, so that it is somebody's decision.
 */
@ServerTest
@Import({StatementsTest.Counting.class, AlipayShop.Opener.class})
class StatementsTest {
    /** What a request or a webhook asks itself, and what is written for it, a group of one. */
    private static final List<String> THREADS =
            List.of("tomcat-handler", "webhook-whd_", "writer-");

    /** The shop answers a webhook when the notice that led to it is done with. */
    private final Semaphore answers = new Semaphore(0);

    @TestConfiguration
    static class Counting {
        @Bean
        static CountedDatabase countedDatabase() {
            return new CountedDatabase();
        }
    }

    @Autowired AlipayShop.Opener opener;
    @Autowired CountedDatabase database;

    /**
     * @param roundTrips statements, commits and rollbacks; a batch is one
     * @param commits that wait for the disk
     */
    private record Cost(int roundTrips, int commits) {}

    @Test
    void eachStepAsksTheDatabaseAsOftenAsThePageSays() {
        try (var hook = new LocalServer(this::take)) {
            var channel = opener.open();
            var shop = channel.test();
            shop.post(
                    "/v1/webhook_endpoints",
                    "{\"url\":\"%s\",\"event_types\":[\"payment.succeeded\"]}"
                            .formatted(hook.url()));
            // Whatever is looked up once and kept is looked up here.
            life(shop, channel, "first");

            assertThat(life(shop, channel, "second"))
                    .as(() -> "%s".formatted(text()))
                    .isEqualTo(
                            Map.of(
                                    "create", new Cost(5, 1),
                                    "create_with_channel", new Cost(10, 2),
                                    "notice", new Cost(8, 2),
                                    "webhook", new Cost(2, 1),
                                    "refund", new Cost(15, 2),
                                    "read", new Cost(1, 0)));
        }
    }

    private Map<String, Cost> life(ApiClient shop, AlipayShop channel, String order) {
        var costs = new LinkedHashMap<String, Cost>();
        database.clear();
        created(shop, order + "-open", "");
        costs.put("create", cost());
        database.clear();
        var payment = created(shop, order, ",\"method\":\"alipay\",\"scene\":\"qr\"");
        costs.put("create_with_channel", cost());
        var attempt = shop.get("/v1/payments/" + payment + "?expand=attempts");
        database.clear();
        channel.fake().pay(attempt.text("/attempts/0/channel_order_no"));
        awaitCommit("insert into channel_notices");
        costs.put("notice", cost());
        database.clear();
        answers.release();
        awaitCommit("update webhook_deliveries");
        costs.put("webhook", cost());
        database.clear();
        shop.get("/v1/payments/" + payment);
        costs.put("read", cost());
        database.clear();
        // It comes while the call is under way, or after it.
        channel.fake().once("lose_notice");
        var refund = shop.post("/v1/refunds", "{\"payment\":\"" + payment + "\",\"amount\":1}");
        assertThat(refund.status()).isEqualTo(201);
        costs.put("refund", cost());
        return costs;
    }

    private static String created(ApiClient shop, String order, String method) {
        var answer =
                shop.post(
                        "/v1/payments",
                        "{\"amount\":8800,\"currency\":\"CNY\",\"merchant_order_id\":\"%s\",\"subject\":\"Teapot\"%s}"
                                .formatted(order, method));
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("/id");
    }

    private Cost cost() {
        var all = asked();
        return new Cost(all.size(), (int) all.stream().filter(Asked::commits).count());
    }

    private List<Asked> asked() {
        return database.asked().stream()
                .filter(asked -> THREADS.stream().anyMatch(asked.thread()::startsWith))
                .toList();
    }

    /** That of the transaction in which such a statement was. */
    private void awaitCommit(String statement) {
        Await.until(
                () ->
                        asked().stream()
                                .dropWhile(asked -> !asked.sql().startsWith(statement))
                                .toList(),
                since -> since.stream().anyMatch(asked -> asked.sql().equals("commit")));
    }

    private String text() {
        return database.asked().stream()
                .map(asked -> asked.thread() + " " + asked.sql())
                .collect(joining("\n"));
    }

    /** Takes every webhook. */
    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answers.acquireUninterruptibly();
        exchange.sendResponseHeaders(204, -1);
    }
}
