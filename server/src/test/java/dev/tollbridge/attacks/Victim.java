package dev.tollbridge.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.Shop;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop to be attacked, what its books say, and what was written down of the attack. */
final class Victim {
    static final String AMOUNT = "19.99";

    /** Per table, what of a row an attacker might want to change. */
    private static final Map<String, String> BOOKS =
            Map.of(
                    "payments", "id, status, amount, currency, amount_captured, amount_refunded",
                    "attempts", "id, status, amount, currency",
                    "draws", "id, status, amount",
                    "refunds", "id, status, amount, currency",
                    "incidents", "id, status",
                    "ledger_entries", "t",
                    "events", "id, type",
                    "channel_accounts", "id, enabled, values",
                    "webhook_endpoints", "id, enabled, url");

    final AlipayShop channel;
    final Shop shop;
    private final JdbcClient jdbc;
    private final Clock clock;

    private Victim(ApplicationContext server, AlipayShop channel) {
        this.channel = channel;
        this.shop = Shop.of(server, channel.caller().merchant());
        this.jdbc = server.getBean(JdbcClient.class);
        this.clock = server.getBean(Clock.class);
    }

    static Victim open(ApplicationContext server, URI simulator) {
        return new Victim(server, server.getBean(AlipayShop.Opener.class).open(simulator, "{}"));
    }

    MerchantId merchant() {
        return channel.caller().merchant();
    }

    ApiClient api() {
        return shop.test();
    }

    /** A payment that waits for its payer, and the number that the channel knows it by. */
    record Waiting(String id, String orderNo) {}

    Waiting waiting() {
        var answer =
                api().post(
                                "/v1/payments",
                                """
                                {"amount": 1999, "currency": "CNY", "merchant_order_id": "%s", "subject": "Teapot",
                                 "method": "alipay", "scene": "qr"}
                                """
                                        .formatted(UUID.randomUUID()));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        var id = answer.text("/id");
        var read = api().get("/v1/payments/" + id + "?expand=attempts");
        return new Waiting(id, read.text("/attempts/0/channel_order_no"));
    }

    String paid() {
        var waiting = waiting();
        channel.pay(waiting.orderNo());
        Await.until(() -> status(waiting.id()), "succeeded"::equals);
        return waiting.id();
    }

    String status(String payment) {
        return api().get("/v1/payments/" + payment).text("/status");
    }

    Map<String, String> books() {
        var books = new TreeMap<String, String>();
        BOOKS.forEach((table, columns) -> books.put(table, rows(table, columns)));
        return books;
    }

    private String rows(String table, String columns) {
        return jdbc.sql(
                        "select coalesce(string_agg(line, '; ' order by line), '') from"
                                + " (select concat_ws(' ', "
                                + columns
                                + ") as line from "
                                + table
                                + " t where merchant_id = :merchant) lines")
                .param("merchant", merchant().value())
                .query(String.class)
                .single();
    }

    /** The attack is answered, the books stay as they are. */
    Answer assertNothingChanges(Supplier<Answer> attack) {
        var before = books();
        var answer = attack.get();
        assertThat(books()).isEqualTo(before);
        assertThat(answer.status()).as(answer.http().body()).isLessThan(500);
        assertThat(answer.http().body())
                .doesNotContain("Exception", "at dev.", "org.", "SELECT", "select ");
        return answer;
    }

    /** The same, and the audit log tells of it. */
    Answer assertRefusedAndAudited(AuditKind kind, Supplier<Answer> attack) {
        var began = clock.instant();
        var answer = assertNothingChanges(attack);
        Await.until(
                () ->
                        jdbc.sql(
                                        """
                                        select count(*) from audit_records
                                        where kind = :kind
                                          and (detail::json ->> 'request_id' = :request
                                               or detail::json ->> 'repeated' is not null and at >= :began::timestamptz)
                                        """)
                                .param("kind", kind.code())
                                .param("request", answer.header("X-Request-Id"))
                                .param("began", began.toString())
                                .query(Long.class)
                                .single(),
                count -> count > 0);
        return answer;
    }
}
