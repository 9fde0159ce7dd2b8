package dev.tollbridge.merchant;

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

    KeyRotation(Sealer sealer, JdbcClient jdbc) {
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
        log.info("a new sealing key is in use; {} secrets sealed anew", secrets);
        return secrets;
    }
}
