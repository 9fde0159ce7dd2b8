package dev.tollbridge.channel;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logs are bounded in time: what was said to and by channels is kept for a while, then deleted. */
@Configuration(proxyBeanMethods = false)
class LogRetention {
    private static final Duration EVERY = Duration.ofHours(1);

    /** A bounded bite, so that a long backlog never holds locks for long. */
    private static final int ROWS = 10_000;

    @Bean
    RecurringTask<Void> forgetOldExchanges(
            JdbcClient jdbc,
            Clock clock,
            @Value("${tollbridge.channel.log-kept:90d}") Duration kept) {
        return Tasks.recurring("forget-old-exchanges", FixedDelay.of(EVERY))
                .execute((task, context) -> {
                    delete(jdbc, "channel_exchanges", clock, kept);
                    delete(jdbc, "channel_notices", clock, kept);
                });
    }

    private static void delete(JdbcClient jdbc, String table, Clock clock, Duration kept) {
        jdbc.sql(
                        "delete from "
                                + table
                                + " where id in (select id from "
                                + table
                                + " where at < :before order by at limit :rows)")
                .param("before", clock.instant().minus(kept).atOffset(ZoneOffset.UTC))
                .param("rows", ROWS)
                .update();
    }
}
