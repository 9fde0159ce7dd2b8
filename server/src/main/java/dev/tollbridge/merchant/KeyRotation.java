package dev.tollbridge.merchant;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes the key that seals secrets. Old keys stay in the file: backups, and rows that were being
 * written meanwhile, still open.
 */
@Component
public class KeyRotation {
    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);
    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final Audit audit;

    KeyRotation(Sealer sealer, JdbcClient jdbc, Audit audit) {
        this.audit = audit;
        this.sealer = sealer;
        this.jdbc = jdbc;
    }

    /**
     * Adds a key and seals all rows anew. Interrupted, it may simply be called again.
     *
     * @return how many secrets were sealed anew
     */
    public int rotate() {
        sealer.addKey();
        int secrets =
                SealedColumn.ALL.stream().mapToInt(column -> column.reseal(jdbc, sealer)).sum();
        audit.record(
                AuditEntry.of(AuditKind.SEALING_KEY_ROTATED, null, null).with("resealed", secrets));
        log.info("a new sealing key is in use; {} secrets sealed anew", secrets);
        return secrets;
    }
}
