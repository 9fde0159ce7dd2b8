package dev.tollbridge.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The embedded PostgreSQL, starting while Spring still looks for its classes: that takes a second
 * and one of the processors only.
 */
public final class EarlyDatabase implements AutoCloseable {
    private static final String NAME = "earlyDatabase";

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
        var early = new EarlyDatabase(start(directory, port));
        beans.registerSingleton(NAME, early);
        disposeOf(beans, early);
    }

    private static int port(Environment environment) {
        return Binder.get(environment).bind("tollbridge.database-port", Integer.class).orElse(0);
    }

    private static CompletableFuture<EmbeddedDatabase> start(DataDirectory directory, int port) {
        var started = new CompletableFuture<EmbeddedDatabase>();
        Thread.ofPlatform()
                .name("database-start")
                .start(() -> {
                    try {
                        started.complete(EmbeddedDatabase.start(directory, port));
                    } catch (RuntimeException | Error e) {
                        started.completeExceptionally(e);
                    }
                });
        return started;
    }

    /** Should the beans fail before one of them has taken it over. */
    private static void disposeOf(ConfigurableListableBeanFactory beans, EarlyDatabase early) {
        if (beans instanceof DefaultSingletonBeanRegistry registry) {
            registry.registerDisposableBean(NAME, early::close);
        }
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
        started.handle((database, failure) -> database)
                .thenAccept(database -> {
                    if (database != null) {
                        database.close();
                    }
                })
                .join();
    }
}
