package dev.tollbridge.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rate limits of one node, under {@code tollbridge.limits}. Each is also the size of the burst that
 * may come at once.
 *
 * @param callsPerSecond of one app in one mode, all its keys together
 * @param pagesPerSecond requests for pages, checkout among them, of one address
 * @param failedLoginsPerMinute wrong credentials of one address; right ones are never held up
 * @param rejectedNoticesPerMinute of one address; notices that verify are never held up
 */
@ConfigurationProperties("tollbridge.limits")
record LimitSettings(
        @DefaultValue("10000") int callsPerSecond,
        @DefaultValue("500") int pagesPerSecond,
        @DefaultValue("100") int failedLoginsPerMinute,
        @DefaultValue("600") int rejectedNoticesPerMinute) {}
