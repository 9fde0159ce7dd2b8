package dev.tollbridge.demo;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the simulators are, for the demo.
 *
 * @param simulatorsUrl without a trailing slash
 * @param simulatorsPatience how long a start waits for them before it goes on without; after that
 *     it keeps trying in the background
 */
@ConfigurationProperties("tollbridge")
record DemoSettings(
        @DefaultValue("http://127.0.0.1:8090") URI simulatorsUrl,
        @DefaultValue("5s") Duration simulatorsPatience) {}
