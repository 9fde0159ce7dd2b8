package dev.tollbridge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the whole server on a free port, with a database and a data directory of its own. Classes
 * with the same configuration share one server: tests make their own merchants and never count rows
 * of others.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"tollbridge.development=true"})
@ContextConfiguration(initializers = ServerTest.OwnDatabase.class)
public @interface ServerTest {

    /** Points the server at a new database and an empty data directory. */
    class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Map<String, Object> properties =
                        Map.of(
                                "tollbridge.database-url",
                                TestPostgres.newDatabase(),
                                // Known before the start, because the server tells channels where
                                // it is.
                                "server.port",
                                String.valueOf(FreePort.find()),
                                "tollbridge.data-dir",
                                Files.createTempDirectory("tollbridge-test").toString());
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("own", properties));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
