package dev.tollbridge.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One scheduler for all jobs that recur: every bean {@link RecurringTask} runs at one node at a
 * time, and a job that a crashed node held is taken over.
 */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {
    private static final int THREADS = 4;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    @Bean
    Scheduler scheduler(
            DataSource dataSource,
            List<RecurringTask<?>> tasks,
            @Value("${tollbridge.scheduler-polling:5s}") Duration polling) {
        return Scheduler.create(dataSource)
                .startTasks(tasks)
                .threads(THREADS)
                .pollingInterval(polling)
                .shutdownMaxWait(STOP_LIMIT)
                .build();
    }

    @Bean
    SmartLifecycle schedulerLife(Scheduler scheduler) {
        return new SmartLifecycle() {
            @Override
            public void start() {
                scheduler.start();
            }

            @Override
            public void stop() {
                scheduler.stop();
            }

            // Paused and resumed it would fail: it cannot start again once it has stopped.
            @Override
            public boolean isPauseable() {
                return false;
            }

            @Override
            public boolean isRunning() {
                return scheduler.getSchedulerState().isStarted()
                        && !scheduler.getSchedulerState().isShuttingDown();
            }
        };
    }
}
