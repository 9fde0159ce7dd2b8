package dev.tollbridge.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the heads of the chains to the log, which operators ship to another machine: from there
 * {@code verify-audit --anchors} reads them again.
 */
@Configuration(proxyBeanMethods = false)
class AuditAnchoring {
    private static final Logger log = LoggerFactory.getLogger(AuditAnchoring.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** The chains that moved last; the others were told before. */
    private static final int CHAINS = 1_000;

    @Bean
    RecurringTask<Void> tellAuditHeads(JdbcClient jdbc) {
        return Tasks.recurring("tell-audit-heads", FixedDelay.of(EVERY))
                .execute((task, context) -> tell(jdbc));
    }

    private static void tell(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        select h.merchant_id, h.sequence, h.hash
                        from audit_heads h join audit_records r using (merchant_id, sequence)
                        order by r.at desc limit :chains
                        """)
                .param("chains", CHAINS)
                .query(row -> {
                    log.info(
                            "audit {}",
                            Anchors.print(
                                    row.getObject("merchant_id", UUID.class),
                                    row.getLong("sequence"),
                                    HexFormat.of().formatHex(row.getBytes("hash"))));
                });
    }
}
