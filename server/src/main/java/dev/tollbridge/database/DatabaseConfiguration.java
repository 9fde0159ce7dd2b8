package dev.tollbridge.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.tollbridge.kernel.ServerSettings;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${tollbridge.database-url:}'.isBlank()")
    EmbeddedDatabase embeddedDatabase(ServerSettings settings) {
        return EmbeddedDatabase.start(
                settings.dataDir().toAbsolutePath().resolve("postgres"), settings.databasePort());
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(
            ServerSettings settings,
            ObjectProvider<EmbeddedDatabase> embedded,
            @Value("${tollbridge.database-pool:16}") int poolSize) {
        var pool = new HikariDataSource();
        pool.setPoolName("tollbridge");
        pool.setJdbcUrl(
                Optional.ofNullable(embedded.getIfAvailable())
                        .map(EmbeddedDatabase::url)
                        .orElse(settings.databaseUrl()));
        pool.setMaximumPoolSize(poolSize);
        // A request that cannot get a connection soon is better told so than kept waiting.
        pool.setConnectionTimeout(3_000);
        return pool;
    }
}
