package dev.tollbridge.simulation;

import dev.tollbridge.channel.Notices;
import dev.tollbridge.channel.RuntimeWarmUp;
import dev.tollbridge.channel.Transport;
import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.edge.ApiDoor;
import dev.tollbridge.ledger.LedgerDriver;
import dev.tollbridge.notification.SimulatedPost;
import dev.tollbridge.notification.WebhookDriver;
import dev.tollbridge.payment.FileMemory;
import dev.tollbridge.payment.IncidentDesk;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.payment.RecoveryDriver;
import dev.tollbridge.payment.Refunds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A running gateway without sockets. A crash kills the actors that run in it and takes what it
 * remembers of payments; its beans live on, because they keep nothing else between calls but caches
 * of accounts and a circuit breaker for each, and accounts are new with each seed.
 */
final class Node implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Time.MachineClock clock;

    /**
     * What a node is given instead of making it itself.
     *
     * @param more further configurations, such as deliberate bugs
     */
    record Surroundings(
            DataSource database,
            RandomGenerator chance,
            Transport transport,
            SimulatedPost.Receiver receiver,
            Path directory,
            List<Class<?>> more) {}

    Node(Time.MachineClock clock, Surroundings given) {
        this.clock = clock;
        this.context =
                new SpringApplicationBuilder(NodeConfiguration.class)
                        .sources(given.more().toArray(Class<?>[]::new))
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .initializers(context -> register(context, given))
                        .run();
    }

    private void register(ConfigurableApplicationContext context, Surroundings given) {
        BeanDefinitionCustomizer primary = definition -> definition.setPrimary(true);
        // First, because the server's own application.yaml would have the last word otherwise.
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "simulation",
                                Map.of(
                                        "tollbridge.webhooks.enabled",
                                        "false",
                                        "tollbridge.development",
                                        "true",
                                        "tollbridge.data-dir",
                                        given.directory().toString())));
        var beans = (GenericApplicationContext) context;
        beans.registerBean("simulatedDatabase", DataSource.class, given::database, primary);
        beans.registerBean("simulatedClock", Clock.class, () -> clock, primary);
        beans.registerBean("simulatedChance", RandomGenerator.class, given::chance, primary);
        beans.registerBean("simulatedTransport", Transport.class, given::transport, primary);
        // The scheduler decides who goes on: a step that waits for its neighbours would wait for
        // ever.
        beans.registerBean(
                "simulatedGroups",
                GroupCommit.class,
                () ->
                        new GroupCommit(
                                beans.getBean(TransactionTemplate.class),
                                GroupCommit.Limits.ALONE));
        beans.registerBean("meters", MeterRegistry.class, SimpleMeterRegistry::new);
        beans.registerBean("simulatedReceiver", SimulatedPost.Receiver.class, given::receiver);
    }

    Time.MachineClock clock() {
        return clock;
    }

    ApiDoor api() {
        return context.getBean(ApiDoor.class);
    }

    Payments payments() {
        return context.getBean(Payments.class);
    }

    Refunds refunds() {
        return context.getBean(Refunds.class);
    }

    IncidentDesk incidents() {
        return context.getBean(IncidentDesk.class);
    }

    Notices notices() {
        return context.getBean(Notices.class);
    }

    /** What a process that ends takes with it. */
    void forget() {
        context.getBean(FileMemory.class).forget();
    }

    RecoveryDriver recovery() {
        return context.getBean(RecoveryDriver.class);
    }

    WebhookDriver webhooks() {
        return context.getBean(WebhookDriver.class);
    }

    LedgerDriver ledger() {
        return context.getBean(LedgerDriver.class);
    }

    RuntimeWarmUp channels() {
        return context.getBean(RuntimeWarmUp.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
