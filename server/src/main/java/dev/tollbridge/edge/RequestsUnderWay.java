package dev.tollbridge.edge;

import dev.tollbridge.limits.Admission;
import dev.tollbridge.limits.Admission.Kind;
import dev.tollbridge.limits.AdmissionSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Puts the {@link Entrance} before the server's threads, and keeps the server open until all who
 * came in have left. The framework waits until no servlet is at work; an answer that a servlet has
 * given is not yet sent then, and a request that waits in line has not met one.
 */
@Component
final class RequestsUnderWay
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, SmartLifecycle {
    /** After nothing new is let in, before connections are closed. */
    static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 512;

    private static final String SOCKET_BUFFER = "2048";
    private final Entrance.Bounds bounds;
    private final Admission admission;
    private final MeterRegistry meters;
    private @Nullable Entrance entrance;
    private volatile boolean running;

    RequestsUnderWay(
            @Value("${tollbridge.admission.entering:64}") int entering,
            @Value("${tollbridge.admission.requests:2700}") int most,
            AdmissionSettings settings,
            Admission admission,
            MeterRegistry meters) {
        this.admission = admission;
        this.meters = meters;
        this.bounds = new Entrance.Bounds(entering, entering, most, settings.patience());
    }

    /** After the framework's own, which choose the threads. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(EdgeProtocol.class.getName());
        factory.addProtocolHandlerCustomizers((AbstractHttp11Protocol<?> http) -> {
            var before = new Entrance(http.getExecutor(), bounds, System::nanoTime);
            entrance = before;
            http.setExecutor(before);
            admission.noticesWaitBefore(() -> before.isWaitedFor(Kind.NOTICE));
            Gauge.builder("tollbridge.admission.unread", before, Entrance::waiting)
                    .register(meters);
            // Of each connection, whether it is idle or not; calls are small.
            http.setProperty("socket.appReadBufSize", SOCKET_BUFFER);
            http.setProperty("socket.appWriteBufSize", SOCKET_BUFFER);
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        whenEmpty(stopped);
    }

    /** Calls once nobody is in, and every answer has been handed to its connection. */
    void whenEmpty(Runnable then) {
        Objects.requireNonNull(entrance).whenEmpty(then);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
