package dev.tollbridge.archive;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.ServerSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Off unless an age is set: nobody loses an answer of the API by an update. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${tollbridge.archive.after:}'.isBlank()")
class ArchiveConfiguration {
    private static final String DIRECTORY = "archive";

    @Bean
    Archiver archiver(
            ArchiveSettings settings,
            ServerSettings server,
            List<ArchiveSource> sources,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            IdGenerator ids,
            Clock clock) {
        Duration age = Objects.requireNonNull(settings.after());
        Path directory =
                Objects.requireNonNullElse(
                        settings.directory(), server.dataDir().resolve(DIRECTORY));
        return new Archiver(
                sources,
                new ArchiveDirectory(directory.toAbsolutePath()),
                new ArchiveFiles(jdbc, transaction),
                new Archiver.Bounds(age, settings.rowsPerFile()),
                ids,
                clock);
    }

    @Bean
    RecurringTask<Void> archiveOldRows(Archiver archiver, ArchiveSettings settings) {
        return Tasks.recurring("archive-old-rows", FixedDelay.of(settings.every()))
                .execute((instance, context) ->
                        archiver.run(() -> context.getSchedulerState().isShuttingDown()));
    }
}
