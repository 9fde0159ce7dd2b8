package dev.tollbridge.ledger;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import java.time.Instant;
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
    public void post(
            MerchantId merchant,
            boolean live,
            PaymentId payment,
            Instant at,
            List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into ledger_entries (id, merchant_id, live, kind, reference, payment_id, currency,
                            accounts, amounts, created_at)
                        select id, :merchant, :live, kind, reference, :payment, currency, accounts, amounts, :at
                        from jsonb_to_recordset(:rows::jsonb) as entry (id uuid, kind text, reference text,
                            currency text, accounts text[], amounts bigint[])
                        """)
                .param("merchant", merchant.value())
                .param("live", live)
                .param("payment", payment.value())
                .param("at", Sql.time(at))
                .param("rows", json.writeValueAsString(entries.stream().map(this::row).toList()))
                .update();
    }

    private Row row(LedgerEntry entry) {
        return new Row(
                ids.next(),
                entry.kind(),
                entry.reference(),
                entry.currency().getCurrencyCode(),
                entry.postings().stream().map(posting -> posting.account().code()).toList(),
                entry.postings().stream().map(Posting::amount).toList());
    }

    /** As PostgreSQL reads it: one text holds any number of entries in one prepared statement. */
    private record Row(
            UUID id,
            String kind,
            String reference,
            String currency,
            List<String> accounts,
            List<Long> amounts) {}
}
