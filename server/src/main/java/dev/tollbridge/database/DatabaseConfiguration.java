package dev.tollbridge.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.tollbridge.kernel.ServerSettings;
import java.time.Duration;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /**
     * How statements are planned. They are prepared, few, and each is meant to go from row to row
     * along an index, so they are planned once, and so: left to itself PostgreSQL plans anew for
     * each array, which costs more than the statement, or goes on reading whole tables that were
     * small when it planned. Who does read whole tables says so: {@link Sql#WHOLE_TABLES}.
     *
     * <p>A node that is stopped in the middle of a transaction must not keep its locks: nothing of
     * ours waits for anybody else inside of one.
     */
    private static final String SESSION =
            "set idle_in_transaction_session_timeout = '10s';"
                    + " set plan_cache_mode = force_generic_plan; set enable_seqscan = off;"
                    + " set enable_hashjoin = off; set enable_mergejoin = off";

    /**
     * Before any bean, because other modules keep files there too; given back after all of them.
     */
    @Bean
    static BeanFactoryPostProcessor dataDirectoryFirst(Environment environment) {
        return beans -> DataDirectory.claim(environment, beans);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${tollbridge.database-url:}'.isBlank()")
    EmbeddedDatabase embeddedDatabase(
            DataDirectory directory, ServerSettings settings, ObjectProvider<EarlyDatabase> early) {
        var begun = early.getIfAvailable();
        return begun == null
                ? EmbeddedDatabase.start(directory, settings.databasePort())
                : begun.await();
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(
            ServerSettings settings,
            ObjectProvider<EmbeddedDatabase> embedded,
            @Value("${tollbridge.database-pool:16}") int poolSize) {
        var pool = new HikariDataSource();
        pool.setPoolName("tollbridge");
        pool.setJdbcUrl(url(settings, embedded));
        pool.setMaximumPoolSize(poolSize);
        pool.setConnectionInitSql(SESSION);
        // A request that cannot get a connection soon is better told so than kept waiting.
        pool.setConnectionTimeout(3_000);
        return pool;
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return Schema::migrate;
    }

    /** In place of the framework's, for all that use a template. */
    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager, RandomGenerator random) {
        return new RetryingTransactions(manager, random);
    }

    /**
     * How many requests share a commit. One group is written while the next gathers; the second
     * writer is for when that takes long.
     */
    @Bean(destroyMethod = "close")
    GroupCommit groupCommit(
            TransactionTemplate transactions,
            @Value("${tollbridge.group-commit.members:256}") int members,
            @Value("${tollbridge.group-commit.writers:2}") int writers,
            @Value("${tollbridge.group-commit.waiting:10000}") int waiting,
            @Value("${tollbridge.group-commit.gathering:100ms}") Duration gathering) {
        return new GroupCommit(
                transactions, new GroupCommit.Limits(members, writers, waiting, gathering));
    }

    private static String url(ServerSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        var own = embedded.getIfAvailable();
        if (own != null) {
            return own.url();
        }
        ExternalDatabase.check(settings.databaseUrl());
        return settings.databaseUrl();
    }
}
