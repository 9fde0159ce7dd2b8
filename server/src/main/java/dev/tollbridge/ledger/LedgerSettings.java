package dev.tollbridge.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the books' jobs.
 *
 * @param foldEvery pause between foldings; what was booked meanwhile is added up by whoever reads a
 *     balance
 * @param proveEvery pause between proofs, each of which reads all entries
 */
@ConfigurationProperties("tollbridge.ledger")
record LedgerSettings(
        @DefaultValue("10s") Duration foldEvery, @DefaultValue("10m") Duration proveEvery) {}
