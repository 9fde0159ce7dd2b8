package dev.tollbridge.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the traffic to channels, under {@code tollbridge.channel}.
 *
 * @param connectTimeout for the TCP connection and the TLS handshake
 * @param deadline for one whole conversation, first byte sent to last byte read
 * @param billDeadline the same for the download of a bill
 * @param concurrentCalls per channel account; more are refused as not sent
 * @param connections to one host
 * @param breakerFailures per cent of failing calls at which an account is left alone for a while
 * @param breakerPause that while
 * @param logQueue exchanges waiting to be logged; more are dropped with a warning
 */
@ConfigurationProperties("tollbridge.channel")
record ChannelSettings(
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("20s") Duration deadline,
        @DefaultValue("120s") Duration billDeadline,
        @DefaultValue("2500") int concurrentCalls,
        @DefaultValue("2500") int connections,
        @DefaultValue("80") int breakerFailures,
        @DefaultValue("10s") Duration breakerPause,
        @DefaultValue("10000") int logQueue) {}
