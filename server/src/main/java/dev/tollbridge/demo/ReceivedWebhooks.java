package dev.tollbridge.demo;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code demo_webhooks}. */
@Repository
@DevelopmentOnly
class ReceivedWebhooks {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int SHOWN = 20;

    /** A demo that runs for months must not fill the disk. */
    private static final int KEPT = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReceivedWebhooks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(MerchantId merchant, ReceivedWebhook webhook) {
        jdbc.sql(
                        """
                        insert into demo_webhooks (id, merchant_id, order_id, webhook_id, problem, type, sequence,
                            headers, body, received_at)
                        values (:id, :merchant, :order, :webhook, :problem, :type, :sequence,
                            :headers::json, :body, :now)
                        """)
                .param("id", webhook.id())
                .param("merchant", merchant.value())
                .param("order", webhook.order())
                .param("webhook", webhook.webhookId())
                .param("problem", webhook.problem())
                .param("type", webhook.type())
                .param("sequence", webhook.sequence())
                .param("headers", json.writeValueAsString(webhook.headers()))
                .param("body", webhook.body())
                .param("now", Sql.time(webhook.receivedAt()))
                .update();
        jdbc.sql(
                        """
                        delete from demo_webhooks where merchant_id = :merchant and id <=
                            (select id from demo_webhooks where merchant_id = :merchant
                             order by id desc offset :kept limit 1)
                        """)
                .param("merchant", merchant.value())
                .param("kept", KEPT)
                .update();
    }

    /** Of one order, newest first. */
    List<ReceivedWebhook> of(UUID order) {
        return jdbc.sql(
                        """
                        select * from demo_webhooks where order_id = :order order by id desc limit :limit
                        """)
                .param("order", order)
                .param("limit", SHOWN)
                .query(this::webhook)
                .list();
    }

    private ReceivedWebhook webhook(ResultSet row, int number) throws SQLException {
        return new ReceivedWebhook(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("webhook_id"),
                row.getString("problem"),
                row.getString("type"),
                row.getObject("sequence", Integer.class),
                json.readValue(row.getString("headers"), TEXTS),
                row.getString("body"),
                Sql.instant(row, "received_at"));
    }
}
