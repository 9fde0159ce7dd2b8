package dev.tollbridge.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.ServerSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ArchiveSettingsTest {
    private final ApplicationContextRunner server =
            new ApplicationContextRunner()
                    .withUserConfiguration(ArchiveConfiguration.class, Rest.class);

    @Test
    void itIsOffByDefault() {
        server.run(context -> {
            assertThat(context.getBean(ArchiveSettings.class).after()).isNull();
            assertThat(context).doesNotHaveBean(RecurringTask.class);
        });
    }

    @Test
    void anAgeTurnsItOn() {
        server.withPropertyValues("tollbridge.archive.after=400d")
                .run(context -> {
                    assertThat(context.getBean(RecurringTask.class).getName())
                            .isEqualTo("archive-old-rows");
                    assertThat(context.getBean(ArchiveSettings.class).every())
                            .isEqualTo(Duration.ofHours(24));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "after=29d, tollbridge.archive.after must be at least 30d",
        "every=0s, tollbridge.archive.every must be at least 1s",
        "rows-per-file=0, tollbridge.archive.rows-per-file must be 1 to 100000",
        "rows-per-file=100001, tollbridge.archive.rows-per-file must be 1 to 100000"
    })
    void whatWouldDoHarmKeepsTheServerFromStarting(String setting, String message) {
        server.withPropertyValues("tollbridge.archive." + setting)
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining(message));
    }

    /** What the rest of the server gives; no database is reached. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({ArchiveSettings.class, ServerSettings.class})
    static class Rest {
        @Bean
        JdbcClient jdbc() {
            return JdbcClient.create(new DriverManagerDataSource());
        }

        @Bean
        TransactionTemplate transactions() {
            return new TransactionTemplate(
                    new JdbcTransactionManager(new DriverManagerDataSource()));
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        IdGenerator ids(Clock clock) {
            return new IdGenerator(clock, new SecureRandom(), 0);
        }

        @Bean
        ArchiveSource source() {
            return new ArchiveSource() {
                @Override
                public String kind() {
                    return "nothing";
                }

                @Override
                public List<Table> tables() {
                    return List.of();
                }

                @Override
                public Optional<Bite> next(UUID after, Instant before, int limit) {
                    return Optional.empty();
                }
            };
        }
    }
}
