package dev.tollbridge.demo;

import dev.tollbridge.kernel.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens the demo shop once the server listens: prepares its merchant, connects the simulators, and
 * writes {@code demo.json}. They may start later than the server.
 */
@Component
@DevelopmentOnly
class DemoStart {
    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private final DemoSetup setup;
    private final DemoFile file;
    private final List<SimulatedChannel> channels;
    private final ServerSettings server;
    private final DemoSettings settings;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int port;
    private volatile @Nullable DemoAccess access;

    DemoStart(
            DemoSetup setup,
            DemoFile file,
            List<SimulatedChannel> channels,
            ServerSettings server,
            DemoSettings settings,
            InstantSource clock) {
        this.setup = setup;
        this.file = file;
        this.channels = channels;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty while the server starts. */
    Optional<DemoAccess> access() {
        return Optional.ofNullable(access);
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        var prepared = setup.prepare(base());
        access = prepared;
        Thread.ofVirtual().name("demo-simulators").start(() -> connect(prepared));
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }

    private void connect(DemoAccess shop) {
        var patience = clock.instant().plus(settings.simulatorsPatience());
        boolean written = false;
        try {
            while (!isConnected()) {
                if (!written && !clock.instant().isBefore(patience)) {
                    log.warn(
                            "the simulators at {} do not answer: the demo shop has no way to pay"
                                    + " until they do; trying on",
                            settings.simulatorsUrl());
                    write(shop);
                    written = true;
                }
                if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            log.info("the demo shop is open at {}{}", shop.base(), DemoSetup.SHOP);
            write(shop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isConnected() throws InterruptedException {
        try {
            for (var channel : channels) {
                setup.connect(channel.account());
            }
            return true;
        } catch (IOException e) {
            log.debug("the simulators do not answer yet", e);
            return false;
        }
    }

    /** The shape that the API's page describes under "Development data". */
    private void write(DemoAccess shop) {
        var content = new LinkedHashMap<String, Object>();
        content.put("api_base", shop.base().toString());
        content.put("api_key", shop.apiKey().reveal());
        content.put("merchant_id", shop.merchant().print());
        content.put("webhook_secret", shop.webhookSecret().reveal());
        content.put("console_url", shop.base() + "/console");
        content.put("shop_url", shop.base() + DemoSetup.SHOP);
        var simulators = new LinkedHashMap<String, Object>();
        channels.forEach(channel -> simulators.put(channel.code(), channel.description()));
        content.put("simulators", simulators);
        file.write(content);
    }

    /** A server on any free port learns its own address only now. */
    private URI base() {
        var url = server.publicUrl();
        return url.getPort() == 0
                ? URI.create(url.getScheme() + "://" + url.getHost() + ":" + port)
                : url;
    }
}
