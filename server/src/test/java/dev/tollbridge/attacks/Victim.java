package dev.tollbridge.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.Await;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop to be attacked, what its books say, and what was written down of the attack. */
final class Victim {
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

    final AlipayShop shop;
    private final JdbcClient jdbc;
    private final Clock clock;

    Victim(ApplicationContext server) {
        this.shop = server.getBean(AlipayShop.Opener.class).open();
        this.jdbc = server.getBean(JdbcClient.class);
        this.clock = server.getBean(Clock.class);
    }

    MerchantId merchant() {
        return shop.app().merchant();
    }

    ApiClient api() {
        return shop.test();
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
