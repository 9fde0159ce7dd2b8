package dev.tollbridge.notification;

import dev.tollbridge.kernel.ServerSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {
    private static final Logger log = LoggerFactory.getLogger(NotificationConfiguration.class);
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    @Bean
    RetrySchedule webhookRetrySchedule(RandomGenerator random) {
        return new RetrySchedule(random);
    }

    @Bean
    GuardedDns webhookDns(ServerSettings server, WebhookSettings settings) {
        if (server.development()) {
            log.warn("development mode: webhooks may go to private addresses and over plain http");
        }
        return new GuardedDns(
                address -> server.development() || PublicAddresses.contain(address),
                settings.connectTimeout());
    }

    @Bean
    CloseableHttpClient webhookClient(GuardedDns webhookDns, WebhookSettings settings) {
        return HttpClients.custom()
                .setConnectionManager(connections(webhookDns, settings))
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(timeout(settings))
                                .setResponseTimeout(Timeout.of(settings.totalTimeout()))
                                .build())
                .evictIdleConnections(IDLE)
                // Each of these would do more, or go elsewhere, than the one POST that is meant.
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableCookieManagement()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /** Ends tries that have used up their time; cancelling closes a socket and is quick. */
    @Bean
    ScheduledExecutorService webhookDeadlines() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
    }

    @Bean
    WebhookSender webhookSender(
            CloseableHttpClient webhookClient,
            ScheduledExecutorService webhookDeadlines,
            WebhookSettings settings,
            ServerSettings server) {
        return new WebhookSender(webhookClient, webhookDeadlines, settings, server.development());
    }

    private static HttpClientConnectionManager connections(
            GuardedDns dns, WebhookSettings settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(dns)
                // Many endpoints may share one host; the worker sees to each one's share.
                .setMaxConnTotal(settings.concurrency())
                .setMaxConnPerRoute(settings.concurrency())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(timeout(settings))
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(timeout(settings)).build())
                .build();
    }

    private static Timeout timeout(WebhookSettings settings) {
        return Timeout.of(settings.connectTimeout());
    }
}
