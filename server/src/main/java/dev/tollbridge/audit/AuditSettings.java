package dev.tollbridge.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of what outsiders can cause to be written, under {@code tollbridge.audit}.
 *
 * @param queue refusals waiting to be written; more are only counted
 * @param window how long refusals that differ in nothing are counted before the count is written
 * @param recordsPerWindow of one kind; more are only counted
 */
@ConfigurationProperties("tollbridge.audit")
record AuditSettings(
        @DefaultValue("10000") int queue,
        @DefaultValue("1m") Duration window,
        @DefaultValue("300") int recordsPerWindow) {}
