package dev.tollbridge.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The embedded PostgreSQL, starting while Spring still looks for its classes: that takes a second
 * and one of the processors only.
 */
public final class EarlyDatabase implements AutoCloseable {
    private final CompletableFuture<EmbeddedDatabase> started;

    private EarlyDatabase(CompletableFuture<EmbeddedDatabase> started) {
        this.started = started;
    }

    /**
     * Before the beans are known; does nothing for an own PostgreSQL.
     *
     * @throws RuntimeException when the data directory cannot be had; its message is the operator's
     */
    public static void begin(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.getProperty("tollbridge.database-url", "").isBlank()) {
            return;
        }
        int port;
        try {
            port = port(environment);
        } catch (BindException e) {
            // Said better by whoever binds all settings.
            return;
        }
        var beans = context.getBeanFactory();
        var directory = DataDirectory.claim(environment, beans);
        var started =
                CompletableFuture.supplyAsync(
                        () -> EmbeddedDatabase.start(directory, port),
                        task -> Thread.ofPlatform().name("database-start").start(task));
        // Closed by this, too, should the beans fail before one of them has taken it over.
        EarlyBeans.register(beans, "earlyDatabase", new EarlyDatabase(started));
    }

    private static int port(Environment environment) {
        return Binder.get(environment).bind("tollbridge.database-port", Integer.class).orElse(0);
    }

    EmbeddedDatabase await() {
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        boolean failed = started.handle((database, failure) -> failure != null).join();
        if (!failed) {
            started.join().close();
        }
    }
}
