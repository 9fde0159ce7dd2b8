package dev.tollbridge.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one node takes on at once, under {@code tollbridge.admission}; calls of the API and
 * channels' notices have as many places each.
 *
 * @param working requests that use the processor or the database; one that waits for a channel does
 *     not count. More make nothing faster once the groups of a commit are full
 * @param begun all requests, those that wait for a channel among them: what the memory must hold
 * @param waiting requests for their turn, of all merchants together
 * @param patience how long one waits for its turn; so much longer than on an idle server takes, at
 *     most, what is accepted on a busy one
 */
@ConfigurationProperties("tollbridge.admission")
public record AdmissionSettings(
        @DefaultValue("192") int working,
        @DefaultValue("2200") int begun,
        @DefaultValue("2000") int waiting,
        @DefaultValue("250ms") Duration patience) {}
