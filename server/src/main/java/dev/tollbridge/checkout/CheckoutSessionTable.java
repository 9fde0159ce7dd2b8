package dev.tollbridge.checkout;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.CheckoutSessionId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code checkout_sessions}. */
@Repository
class CheckoutSessionTable {
    private static final TypeReference<List<LineItem>> LINE_ITEMS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;

    CheckoutSessionTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Does nothing if the session is there already: a repeated command has the same id. */
    void add(CheckoutSession session) {
        jdbc.sql(
                        """
                        insert into checkout_sessions (id, merchant_id, live, payment_id, line_items,
                            methods, locale, success_url, cancel_url, created_at)
                        values (:id, :merchant, :live, :payment, :lineItems::jsonb,
                            :methods, :locale, :successUrl, :cancelUrl, :createdAt)
                        on conflict (id) do nothing
                        """)
                .param("id", session.id().value())
                .param("merchant", session.merchant().value())
                .param("live", session.live())
                .param("payment", session.payment().value())
                .param("lineItems", json.writeValueAsString(session.lineItems()))
                .param("methods", session.methods().toArray(String[]::new))
                .param("locale", session.locale())
                .param("successUrl", session.successUrl())
                .param("cancelUrl", session.cancelUrl())
                .param("createdAt", Sql.time(session.createdAt()))
                .update();
    }

    Optional<CheckoutSession> find(MerchantId merchant, boolean live, CheckoutSessionId id) {
        return jdbc.sql(
                        """
                        select * from checkout_sessions
                        where merchant_id = :merchant and live = :live and id = :id
                        """)
                .param("merchant", merchant.value())
                .param("live", live)
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /** The one that made this payment; a payment made without a session has none. */
    Optional<CheckoutSession> ofPayment(MerchantId merchant, PaymentId payment) {
        return jdbc.sql(
                        """
                        select * from checkout_sessions
                        where payment_id = :payment and merchant_id = :merchant
                        order by id limit 1
                        """)
                .param("payment", payment.value())
                .param("merchant", merchant.value())
                .query(this::read)
                .optional();
    }

    /**
     * Newest first; the bounds are exclusive.
     *
     * @param limit how many at most
     */
    List<CheckoutSession> list(
            MerchantId merchant,
            boolean live,
            @Nullable CheckoutSessionId olderThan,
            @Nullable CheckoutSessionId newerThan,
            int limit) {
        boolean backwards = newerThan != null;
        var sessions =
                jdbc.sql(
                                """
                                select * from checkout_sessions
                                where merchant_id = :merchant and live = :live
                                    and (:olderThan::uuid is null or id < :olderThan::uuid)
                                    and (:newerThan::uuid is null or id > :newerThan::uuid)
                                order by id %s limit :limit
                                """
                                        .formatted(backwards ? "asc" : "desc"))
                        .param("merchant", merchant.value())
                        .param("live", live)
                        .param("olderThan", olderThan == null ? null : olderThan.value())
                        .param("newerThan", newerThan == null ? null : newerThan.value())
                        .param("limit", limit)
                        .query(this::read)
                        .list();
        return backwards ? sessions.reversed() : sessions;
    }

    private CheckoutSession read(ResultSet row, int number) throws SQLException {
        return new CheckoutSession(
                new CheckoutSessionId(row.getObject("id", UUID.class)),
                new MerchantId(row.getObject("merchant_id", UUID.class)),
                row.getBoolean("live"),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                json.readValue(row.getString("line_items"), LINE_ITEMS),
                Sql.texts(row, "methods"),
                row.getString("locale"),
                row.getString("success_url"),
                row.getString("cancel_url"),
                Sql.instant(row, "created_at"));
    }
}
