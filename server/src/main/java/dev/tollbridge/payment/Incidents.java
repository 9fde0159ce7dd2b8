package dev.tollbridge.payment;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The incidents in the database. Written inside the caller's transaction, each change with its
 * event.
 */
@Component
class Incidents {
    private static final Logger log = LoggerFactory.getLogger(Incidents.class);
    private static final String SELECT =
            """
            select incidents.*, attempts.stray_incident, attempts.stray_disposition
            from incidents left join attempts on attempts.id = incidents.attempt_id\
            """;

    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final ApplicationEventPublisher publisher;

    Incidents(JdbcClient jdbc, IdGenerator ids, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.publisher = publisher;
    }

    /**
     * @param sequence of its last event
     */
    record Row(MerchantId merchant, int sequence, IncidentView view) {}

    /** Finding the same thing again changes nothing. */
    void open(Payment payment, Happening.IncidentFound found, Instant now) {
        var id = new IncidentId(ids.next());
        var refund = found.refund();
        int rows =
                jdbc.sql(
                                """
                                insert into incidents
                                    (id, merchant_id, live, kind, payment_id, attempt_id, refund_id, finding, detail, created_at)
                                values (:id, :merchant, :live, :kind, :payment, :attempt, :refund, :finding, :detail::jsonb, :at)
                                on conflict (finding) do nothing\
                                """)
                        .param("id", id.value())
                        .param("merchant", payment.terms().merchant().value())
                        .param("live", payment.terms().live())
                        .param("kind", found.kind().code())
                        .param("payment", payment.id().value())
                        .param("attempt", found.attempt().value())
                        .param("refund", refund == null ? null : refund.value())
                        .param("finding", found.finding())
                        .param("detail", PaymentJson.texts(found.detail()))
                        .param("at", Sql.timeOrNull(now))
                        .update();
        if (rows == 1) {
            log.warn(
                    "incident {} {} payment={} {}",
                    id,
                    found.kind().code(),
                    payment.id(),
                    found.detail());
            publish("incident.opened", id, now);
        }
    }

    /**
     * @param resolution how it ended; null opens it again
     */
    void settle(String finding, @Nullable String resolution, Instant now) {
        jdbc.sql(
                        """
                        update incidents set status = :status, resolution = :resolution, resolved_at = :at,
                            sequence = sequence + 1
                        where finding = :finding and resolution is distinct from :resolution
                        returning id\
                        """)
                .param("status", resolution == null ? "open" : "resolved")
                .param("resolution", resolution)
                .param("at", resolution == null ? null : Sql.timeOrNull(now))
                .param("finding", finding)
                .query(UUID.class)
                .optional()
                .ifPresent(id ->
                        publish(
                                resolution == null ? "incident.reopened" : "incident.resolved",
                                new IncidentId(id),
                                now));
    }

    /** False if it was resolved already. */
    boolean dismiss(IncidentId id, Instant now) {
        boolean dismissed =
                jdbc.sql(
                                        """
                                        update incidents set status = 'resolved', resolution = 'dismissed',
                                            resolved_at = :at, sequence = sequence + 1
                                        where id = :id and status = 'open'\
                                        """)
                                .param("id", id.value())
                                .param("at", Sql.timeOrNull(now))
                                .update()
                        == 1;
        if (dismissed) {
            publish("incident.resolved", id, now);
        }
        return dismissed;
    }

    void note(IncidentId id, String note) {
        jdbc.sql("update incidents set note = :note where id = :id")
                .param("id", id.value())
                .param("note", note)
                .update();
    }

    Optional<Row> find(IncidentId id) {
        return jdbc.sql(SELECT + " where incidents.id = :id")
                .param("id", id.value())
                .query(Incidents::row)
                .optional();
    }

    private void publish(String type, IncidentId id, Instant now) {
        var row = find(id).orElseThrow();
        var change =
                new ObjectChanged(
                        row.merchant(),
                        row.view().live(),
                        type,
                        id.print(),
                        row.sequence(),
                        row.view(),
                        now);
        publisher.publishEvent(new ObjectsChanged(List.of(change)));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var kind = IncidentKind.of(PaymentRows.text(row, "kind"));
        var status = PaymentRows.text(row, "status");
        var attempt = row.getObject("attempt_id", UUID.class);
        var refund = row.getObject("refund_id", UUID.class);
        var view =
                new IncidentView(
                        new IncidentId(PaymentRows.uuid(row, "id")),
                        kind.code(),
                        status,
                        row.getBoolean("live"),
                        kind.reason(),
                        actions(row, kind, status),
                        new PaymentId(PaymentRows.uuid(row, "payment_id")),
                        attempt == null ? null : new AttemptId(attempt),
                        refund == null ? null : new RefundId(refund),
                        PaymentJson.texts(PaymentRows.text(row, "detail")),
                        row.getString("resolution"),
                        row.getString("note"),
                        PaymentRows.instant(row, "created_at"),
                        PaymentRows.maybe(row, "resolved_at"));
        return new Row(
                new MerchantId(PaymentRows.uuid(row, "merchant_id")), row.getInt("sequence"), view);
    }

    /** Money in suspense is decided about; anything else is only looked at and dismissed. */
    private static List<String> actions(ResultSet row, IncidentKind kind, String status)
            throws SQLException {
        var stray = row.getString("stray_disposition");
        if (stray != null && kind.code().equals(row.getString("stray_incident"))) {
            return switch (Stray.Disposition.of(stray)) {
                case HELD -> List.of("refund", "accept");
                case ACCEPTED -> List.of("refund");
                case RETURNING, RETURNED -> List.of();
            };
        }
        return status.equals("open") ? List.of("dismiss") : List.of();
    }
}
