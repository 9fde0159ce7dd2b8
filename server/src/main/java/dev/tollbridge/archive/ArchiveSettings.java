package dev.tollbridge.archive;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The archive of old rows, under {@code tollbridge.archive}.
 *
 * @param after the age from which rows are archived, at least 30 days; null for never
 * @param directory where the files go; null for {@code archive} in the data directory
 * @param every pause between runs, at least a second
 * @param rowsPerFile 1 to 100,000: as many are deleted in one transaction, and remembered meanwhile
 *     with about 150 bytes each
 */
@ConfigurationProperties("tollbridge.archive")
record ArchiveSettings(
        @Nullable Duration after,
        @Nullable Path directory,
        @DefaultValue("24h") Duration every,
        @DefaultValue("50000") int rowsPerFile) {
    /**
     * Longer than anything that still needs the rows: tries of a webhook (three days, and again as
     * long after each redelivery), idempotency keys (seven days), payers at their page.
     */
    static final Duration YOUNGEST = Duration.ofDays(30);

    private static final int MOST_ROWS = 100_000;

    ArchiveSettings {
        if (after != null && after.compareTo(YOUNGEST) < 0) {
            throw new IllegalArgumentException(
                    "tollbridge.archive.after must be at least 30d, or empty to archive nothing");
        }
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("tollbridge.archive.every must be at least 1s");
        }
        if (rowsPerFile < 1 || rowsPerFile > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "tollbridge.archive.rows-per-file must be 1 to 100000");
        }
    }
}
