package dev.tollbridge.audit;

import dev.tollbridge.database.Sql;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds records. Each merchant has a chain of its own, so that writers wait only for others of the
 * same merchant.
 */
@Component
class AuditChains {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    AuditChains(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Head(long sequence, byte[] hash) {}

    /**
     * The chain's head stays locked until the transaction ends, so that there is no gap.
     *
     * @param entries of one merchant, or all of none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<AuditEntry> entries) {
        var merchant = entries.getFirst().merchant();
        var chain = merchant == null ? AuditRecord.NO_MERCHANT : merchant.value();
        var head = lock(chain);
        for (var entry : entries) {
            var next =
                    new AuditRecord(
                            chain,
                            head.sequence() + 1,
                            clock.instant(),
                            entry.kind().code(),
                            entry.subject(),
                            json.writeValueAsString(entry.detail()),
                            head.hash());
            head = new Head(next.sequence(), next.hash());
            insert(next, head.hash());
        }
    }

    private Head lock(UUID chain) {
        jdbc.sql(
                        """
                        insert into audit_heads (merchant_id, sequence, hash) values (:chain, 0, :start)
                        on conflict do nothing
                        """)
                .param("chain", chain)
                .param("start", AuditRecord.start())
                .update();
        return jdbc.sql(
                        "select sequence, hash from audit_heads where merchant_id = :chain for update")
                .param("chain", chain)
                .query((row, n) -> new Head(row.getLong("sequence"), row.getBytes("hash")))
                .single();
    }

    private void insert(AuditRecord added, byte[] hash) {
        jdbc.sql(
                        """
                        insert into audit_records (merchant_id, sequence, at, kind, subject, detail, previous, hash)
                        values (:chain, :sequence, :at, :kind, :subject, :detail, :previous, :hash)
                        """)
                .param("chain", added.chain())
                .param("sequence", added.sequence())
                .param("at", Sql.time(added.at()))
                .param("kind", added.kind())
                .param("subject", added.subject())
                .param("detail", added.detail())
                .param("previous", added.previous())
                .param("hash", hash)
                .update();
    }
}
