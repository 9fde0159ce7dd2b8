package dev.tollbridge.ledger;

import dev.tollbridge.kernel.IdGenerator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
class LedgerTable implements Ledger {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final IdGenerator ids;

    LedgerTable(JdbcClient jdbc, JsonMapper json, IdGenerator ids) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(List<Booking> bookings) {
        var rows =
                bookings.stream()
                        .flatMap(booking ->
                                booking.entries().stream().map(entry -> row(booking, entry)))
                        .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into ledger_entries (id, merchant_id, live, kind, reference, payment_id, currency,
                            accounts, amounts, created_at)
                        select id, merchant, live, kind, reference, payment, currency, accounts, amounts, at
                        from jsonb_to_recordset(:rows::jsonb) as entry (id uuid, merchant uuid, live boolean,
                            kind text, reference text, payment uuid, currency text, accounts text[],
                            amounts bigint[], at timestamptz)
                        """)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private Row row(Booking booking, LedgerEntry entry) {
        return new Row(
                ids.next(),
                booking.merchant().value(),
                booking.live(),
                entry.kind(),
                entry.reference(),
                booking.payment().value(),
                entry.currency().getCurrencyCode(),
                entry.postings().stream().map(posting -> posting.account().code()).toList(),
                entry.postings().stream().map(Posting::amount).toList(),
                booking.at().toString());
    }

    /** As PostgreSQL reads it: one text holds any number of entries in one prepared statement. */
    private record Row(
            UUID id,
            UUID merchant,
            boolean live,
            String kind,
            String reference,
            UUID payment,
            String currency,
            List<String> accounts,
            List<Long> amounts,
            String at) {}
}
