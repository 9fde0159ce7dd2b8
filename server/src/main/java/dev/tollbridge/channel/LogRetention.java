package dev.tollbridge.channel;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.tollbridge.database.OldRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logs are bounded in time: what was said to and by channels is kept for a while, then deleted. */
@Configuration(proxyBeanMethods = false)
class LogRetention {
    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> forgetOldExchanges(
            JdbcClient jdbc,
            Clock clock,
            @Value("${tollbridge.channel.log-kept:90d}") Duration kept) {
        return Tasks.recurring("forget-old-exchanges", FixedDelay.of(EVERY))
                .execute((task, context) -> forget(jdbc, clock.instant().minus(kept)));
    }

    private static void forget(JdbcClient jdbc, Instant before) {
        for (var log : List.of("channel_exchanges", "channel_notices")) {
            OldRows.delete(jdbc, log, "at", before);
        }
    }
}
