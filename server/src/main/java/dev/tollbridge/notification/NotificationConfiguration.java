package dev.tollbridge.notification;

import dev.tollbridge.outgoing.OutgoingBounds;
import dev.tollbridge.outgoing.OutgoingClient;
import dev.tollbridge.outgoing.OutgoingClients;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {
    private static final Duration MAX_LIFE = Duration.ofMinutes(5);

    @Bean
    RetrySchedule webhookRetrySchedule(RandomGenerator random) {
        return new RetrySchedule(random);
    }

    @Bean
    OutgoingClient webhookClient(OutgoingClients clients, WebhookSettings settings) {
        return clients.open(
                new OutgoingBounds(
                        "webhook",
                        settings.connectTimeout(),
                        settings.totalTimeout(),
                        // Many endpoints may share one host; the worker sees to each one's share.
                        settings.concurrency(),
                        settings.concurrency(),
                        Duration.ZERO,
                        MAX_LIFE));
    }

    /** Ends tries that have used up their time; cancelling closes a socket and is quick. */
    @Bean
    ScheduledExecutorService webhookDeadlines() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
    }

    @Bean
    WebhookSender webhookSender(
            OutgoingClient webhookClient,
            ScheduledExecutorService webhookDeadlines,
            WebhookSettings settings) {
        return new WebhookSender(webhookClient, webhookDeadlines, settings);
    }
}
