package dev.tollbridge.simulators;

import dev.tollbridge.simulators.alipay.AlipaySimulator;
import dev.tollbridge.simulators.core.Channel;
import dev.tollbridge.simulators.core.ClockControl;
import dev.tollbridge.simulators.core.HttpCallback;
import dev.tollbridge.simulators.core.HttpRoutes;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.LiveTimers;
import dev.tollbridge.simulators.core.Numbers;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.Surroundings;
import dev.tollbridge.simulators.core.VirtualClock;
import dev.tollbridge.simulators.qqwallet.QqWalletSimulator;
import dev.tollbridge.simulators.unionpay.UnionPaySimulator;
import dev.tollbridge.simulators.wechatpay.WechatPaySimulator;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All fake channels behind one HTTP server. Start one per test class, or run {@link Main}. */
public final class Simulators implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final VirtualClock clock;
    private final LiveTimers timers;
    private final List<Journal> journals = new ArrayList<>();
    private final List<Channel> channels;
    private final HttpServer server;
    private final URI baseUri;

    private Simulators(SimulatorOptions options) throws BindException {
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        this.clock = new VirtualClock(options.clock());
        this.timers = new LiveTimers(clock);
        try {
            ClockControl clockControl = new ClockControl(clock, timers, journal(options, "clock"));
            Numbers numbers = new Numbers(options.random());
            this.channels =
                    List.of(
                            new AlipaySimulator(around(options, "alipay", numbers)),
                            new WechatPaySimulator(around(options, "wechatpay", numbers)),
                            new UnionPaySimulator(around(options, "unionpay", numbers)),
                            new QqWalletSimulator(around(options, "qqwallet", numbers)));
            Router router = Router.router(vertx);
            Routes routes = new HttpRoutes(vertx, router, threads);
            clockControl.route(routes);
            route(routes);
            this.server = listen(router, options);
            this.baseUri = URI.create("http://" + options.host() + ":" + server.actualPort());
        } catch (BindException | RuntimeException e) {
            stop();
            throw e;
        }
    }

    /**
     * Starts on a free port of the loopback interface, with the system's clock and nothing kept.
     */
    public static Simulators start() {
        try {
            return start(SimulatorOptions.defaults());
        } catch (BindException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }

    /**
     * Starts as told.
     *
     * @throws BindException if the port is taken or the host is not one of this machine's
     */
    public static Simulators start(SimulatorOptions options) throws BindException {
        return new Simulators(options);
    }

    /** Without a slash at its end. */
    public URI baseUri() {
        return baseUri;
    }

    /** The channels' time. */
    public VirtualClock clock() {
        return clock;
    }

    /** Moves the channels' time forward and returns when all that fell due has been done. */
    public void advance(Duration step) throws InterruptedException {
        timers.advance(step);
    }

    private Surroundings around(SimulatorOptions options, String channel, Numbers numbers) {
        return new Surroundings(
                journal(options, channel), clock, timers, numbers, new HttpCallback());
    }

    private Journal journal(SimulatorOptions options, String name) {
        Journal journal = new Journal(options.data(), name);
        journals.add(journal);
        return journal;
    }

    private void route(Routes routes) {
        routes.get("/health", request -> Reply.ok(Map.of("status", "UP")));
        routes.get("/assets/simulator.css", request -> css());
        for (Channel channel : channels) {
            routes.get(
                    "/" + channel.name() + "/control/rules",
                    request -> Reply.ok(Map.of("rules", channel.rules())));
            channel.route(routes);
        }
    }

    private static Reply css() {
        try (InputStream file = Simulators.class.getResourceAsStream("/simulator.css")) {
            if (file == null) {
                return Reply.text(404, "not found");
            }
            return Reply.of(200, "text/css;charset=utf-8", file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServer listen(Router router, SimulatorOptions options) throws BindException {
        HttpServerOptions http =
                new HttpServerOptions().setHost(options.host()).setPort(options.port());
        try {
            return vertx.createHttpServer(http)
                    .requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            BindException failure =
                    new BindException("cannot listen on " + options.host() + ":" + options.port());
            failure.initCause(e.getCause());
            throw failure;
        }
    }

    private void stop() {
        timers.close();
        try {
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            System.getLogger(Simulators.class.getName())
                    .log(System.Logger.Level.WARNING, "the HTTP server did not stop in time", e);
        }
        threads.shutdownNow();
        journals.forEach(Journal::close);
    }

    @Override
    public void close() {
        channels.forEach(Channel::close);
        stop();
    }
}
