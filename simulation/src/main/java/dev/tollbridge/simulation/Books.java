package dev.tollbridge.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the database says at one moment, read with plain SQL and without the server's code. */
record Books(
        Map<UUID, PaymentRow> payments,
        Map<UUID, AttemptRow> attempts,
        Map<UUID, DrawRow> draws,
        Map<UUID, RefundRow> refunds,
        List<EventRow> events,
        List<IncidentRow> incidents,
        List<DeliveryRow> deliveries,
        List<EntryRow> entries) {

    static final Books EMPTY =
            new Books(
                    Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(),
                    List.of());

    record PaymentRow(
            UUID id,
            UUID merchant,
            String status,
            long amount,
            long captured,
            long refunded,
            long reserved,
            int sequence,
            @Nullable Instant due) {
        boolean isFinal() {
            return List.of("succeeded", "canceled", "expired").contains(status);
        }
    }

    /**
     * @param authorize whether the money is reserved first
     * @param shown whether the payer has been given something to act on
     * @param stray money that came late or twice, 0 for none
     * @param disposition what becomes of it
     */
    record AttemptRow(
            UUID id,
            UUID payment,
            UUID merchant,
            String status,
            long amount,
            String number,
            boolean authorize,
            boolean shown,
            long stray,
            @Nullable String disposition,
            @Nullable Instant due) {
        boolean isFinal() {
            return List.of("succeeded", "failed", "closed").contains(status);
        }
    }

    /** A capture or a release of reserved money. */
    record DrawRow(
            UUID id,
            UUID payment,
            UUID attempt,
            String kind,
            String status,
            long amount,
            String number,
            @Nullable Instant due) {
        boolean isFinal() {
            return List.of("succeeded", "failed").contains(status);
        }
    }

    /**
     * @param draw the capture that it gives back from, if the money was reserved first
     * @param purpose {@code refund}, or {@code return} for money that came late or twice
     */
    record RefundRow(
            UUID id,
            UUID payment,
            UUID attempt,
            @Nullable UUID draw,
            UUID merchant,
            String purpose,
            String status,
            long amount,
            String number,
            int sequence,
            @Nullable Instant due) {
        boolean isFinal() {
            return List.of("succeeded", "failed").contains(status);
        }

        boolean isReturn() {
            return purpose.equals("return");
        }
    }

    record EventRow(
            UUID id, UUID merchant, String type, String object, int sequence, String body) {}

    record IncidentRow(
            UUID id, UUID merchant, String kind, UUID payment, UUID attempt, String status) {
        boolean isOpen() {
            return status.equals("open");
        }

        /** Whether it is about money in suspense. */
        boolean isStray() {
            return List.of("paid_twice", "paid_after_close").contains(kind);
        }
    }

    record DeliveryRow(UUID event, String status, @Nullable Instant due) {}

    record EntryRow(
            String kind, String reference, UUID payment, String[] accounts, Long[] amounts) {}

    private static final String QUERY =
            """
            select id, merchant_id, status, amount, amount_captured, amount_refunded, amount_reserved, sequence,
                next_check_at from payments order by id;
            select id, payment_id, merchant_id, status, amount, channel_order_no, authorization_only,
                next_action is not null as shown, coalesce(stray_amount, 0) as stray, stray_disposition,
                next_check_at from attempts order by id;
            select id, payment_id, attempt_id, kind, status, amount, channel_draw_no, next_check_at
                from draws order by id;
            select id, payment_id, attempt_id, draw_id, merchant_id, purpose, status, amount, channel_refund_no,
                sequence, next_check_at from refunds order by id;
            select id, merchant_id, type, object_id, sequence, body from events order by id;
            select id, merchant_id, kind, payment_id, attempt_id, status from incidents order by id;
            select event_id, status, next_try_at from webhook_deliveries order by id;
            select kind, reference, payment_id, accounts, amounts from ledger_entries
                where merchant_id in (select id from merchants) order by id\
            """;

    static Books read(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(QUERY);
            return new Books(
                    map(rows(statement, Books::payment), PaymentRow::id),
                    map(rows(next(statement), Books::attempt), AttemptRow::id),
                    map(rows(next(statement), Books::draw), DrawRow::id),
                    map(rows(next(statement), Books::refund), RefundRow::id),
                    rows(next(statement), Books::event),
                    rows(next(statement), Books::incident),
                    rows(next(statement), Books::delivery),
                    rows(next(statement), Books::entry));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the books", e);
        }
    }

    /** Whether a person was told of something about the payment that is not settled. */
    boolean hasOpenIncident(UUID payment) {
        return incidents.stream()
                .anyMatch(incident -> incident.payment().equals(payment) && incident.isOpen());
    }

    /**
     * Whether an open incident says that the channel's money may differ from ours. Money in
     * suspense is no such difference: it is in the books.
     */
    boolean differenceIsOpen(UUID attempt) {
        return incidents.stream()
                .anyMatch(incident ->
                        attempt.equals(incident.attempt())
                                && incident.isOpen()
                                && !incident.isStray());
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static Statement next(Statement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("a result is missing");
        }
        return statement;
    }

    private static <T> List<T> rows(Statement statement, Reader<T> reader) throws SQLException {
        var result = new ArrayList<T>();
        try (var rows = statement.getResultSet()) {
            while (rows.next()) {
                result.add(reader.read(rows));
            }
        }
        return result;
    }

    private static <T> Map<UUID, T> map(List<T> rows, java.util.function.Function<T, UUID> id) {
        var result = new java.util.LinkedHashMap<UUID, T>();
        rows.forEach(row -> result.put(id.apply(row), row));
        return result;
    }

    private static PaymentRow payment(ResultSet row) throws SQLException {
        return new PaymentRow(
                uuid(row, "id"),
                uuid(row, "merchant_id"),
                row.getString("status"),
                row.getLong("amount"),
                row.getLong("amount_captured"),
                row.getLong("amount_refunded"),
                row.getLong("amount_reserved"),
                row.getInt("sequence"),
                time(row, "next_check_at"));
    }

    private static AttemptRow attempt(ResultSet row) throws SQLException {
        return new AttemptRow(
                uuid(row, "id"),
                uuid(row, "payment_id"),
                uuid(row, "merchant_id"),
                row.getString("status"),
                row.getLong("amount"),
                row.getString("channel_order_no"),
                row.getBoolean("authorization_only"),
                row.getBoolean("shown"),
                row.getLong("stray"),
                row.getString("stray_disposition"),
                time(row, "next_check_at"));
    }

    private static DrawRow draw(ResultSet row) throws SQLException {
        return new DrawRow(
                uuid(row, "id"),
                uuid(row, "payment_id"),
                uuid(row, "attempt_id"),
                row.getString("kind"),
                row.getString("status"),
                row.getLong("amount"),
                row.getString("channel_draw_no"),
                time(row, "next_check_at"));
    }

    private static RefundRow refund(ResultSet row) throws SQLException {
        return new RefundRow(
                uuid(row, "id"),
                uuid(row, "payment_id"),
                uuid(row, "attempt_id"),
                row.getObject("draw_id", UUID.class),
                uuid(row, "merchant_id"),
                row.getString("purpose"),
                row.getString("status"),
                row.getLong("amount"),
                row.getString("channel_refund_no"),
                row.getInt("sequence"),
                time(row, "next_check_at"));
    }

    private static EventRow event(ResultSet row) throws SQLException {
        return new EventRow(
                uuid(row, "id"),
                uuid(row, "merchant_id"),
                row.getString("type"),
                row.getString("object_id"),
                row.getInt("sequence"),
                row.getString("body"));
    }

    private static IncidentRow incident(ResultSet row) throws SQLException {
        return new IncidentRow(
                uuid(row, "id"),
                uuid(row, "merchant_id"),
                row.getString("kind"),
                uuid(row, "payment_id"),
                uuid(row, "attempt_id"),
                row.getString("status"));
    }

    private static DeliveryRow delivery(ResultSet row) throws SQLException {
        return new DeliveryRow(
                uuid(row, "event_id"), row.getString("status"), time(row, "next_try_at"));
    }

    private static EntryRow entry(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getString("kind"),
                row.getString("reference"),
                uuid(row, "payment_id"),
                (String[]) row.getArray("accounts").getArray(),
                (Long[]) row.getArray("amounts").getArray());
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return java.util.Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
