package dev.tollbridge.simulators.core;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Routes of an HTTP server, each call on a virtual thread. */
public final class HttpRoutes implements Routes {
    private static final System.Logger LOG = System.getLogger(HttpRoutes.class.getName());
    private static final long BODY_LIMIT_BYTES = 1 << 20;

    private final Vertx vertx;
    private final Router router;
    private final ExecutorService threads;

    public HttpRoutes(Vertx vertx, Router router, ExecutorService threads) {
        this.vertx = vertx;
        this.router = router;
        this.threads = threads;
    }

    @Override
    public void on(String method, String path, Action action) {
        router.route(HttpMethod.valueOf(method), path)
                .handler(HttpRoutes::readBody)
                .handler(context -> threads.execute(() -> serve(context, action)));
    }

    /**
     * Reads the raw bytes: the channels' charsets and signatures need them as they came, not as a
     * parsed form.
     */
    private static void readBody(RoutingContext context) {
        BoundedBody.read(context, BODY_LIMIT_BYTES);
    }

    private void serve(RoutingContext context, Action action) {
        send(context, answer(action, request(context)));
    }

    @SuppressWarnings(
            "CatchingUnchecked") // the edge: whatever went wrong inside becomes one 500 and one log
    // line
    static Reply answer(Action action, Request request) {
        try {
            return action.answer(request);
        } catch (JacksonException | IllegalArgumentException e) {
            return Reply.problem(400, "invalid_request", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.problem(503, "stopping", "the simulator is stopping");
        } catch (Exception e) {
            LOG.log(Level.ERROR, "unexpected failure at " + request.path(), e);
            return Reply.problem(500, "simulator_bug", String.valueOf(e));
        }
    }

    private void send(RoutingContext context, Reply reply) {
        if (reply.delay().isPositive()) {
            vertx.setTimer(reply.delay().toMillis(), timer -> write(context, reply));
        } else {
            context.vertx().runOnContext(now -> write(context, reply));
        }
    }

    private static void write(RoutingContext context, Reply reply) {
        if (reply.cut()) {
            context.request().connection().close();
            return;
        }
        var response = context.response().setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        response.end(io.vertx.core.buffer.Buffer.buffer(reply.body()));
    }

    private static Request request(RoutingContext context) {
        var http = context.request();
        List<Map.Entry<String, String>> headers = List.copyOf(http.headers().entries());
        return new Request(
                http.method().name(),
                String.valueOf(http.path()),
                http.query(),
                headers,
                BoundedBody.of(context),
                context.pathParams(),
                "http://" + authority(context));
    }

    private static @Nullable String authority(RoutingContext context) {
        var authority = context.request().authority();
        return authority == null ? null : authority.toString();
    }
}
