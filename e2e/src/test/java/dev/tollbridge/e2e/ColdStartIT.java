package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * The first calls of a server come at once, as after a restart under load. Each is the first of its
 * kind, so that they load classes and pages side by side; none may wait for another for ever.
 */
class ColdStartIT {
    private static final int STARTS = 3;

    @Test
    void theFirstCallsOfEveryKindAreAllAnswered() throws InterruptedException, ExecutionException {
        try (var gateway = Installation.start("cold-start")) {
            assertAnswers(gateway);
            for (int start = 1; start < STARTS; start++) {
                gateway.killServer();
                gateway.startServer();
                assertAnswers(gateway);
            }
        }
    }

    private static void assertAnswers(Installation gateway)
            throws InterruptedException, ExecutionException {
        var api = gateway.api();
        var created = api.post("/v1/payments", Orders.open(1_280)).ok();
        var calls =
                List.<Callable<Http.Answer>>of(
                        () -> page(gateway, created.path("checkout_url").asString()),
                        () -> page(gateway, "/demo/shop"),
                        () -> page(gateway, "/docs"),
                        () -> page(gateway, "/openapi.json"),
                        () -> page(gateway, "/nothing"),
                        () -> api.get("/v1/channels"),
                        () -> api.get("/v1/payments"),
                        () -> api.get("/v1/payments/" + created.path("id").asString()),
                        () -> api.post("/v1/payments", Orders.qr(1_290)),
                        () -> api.post("/v1/payments", Map.of()));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(calls)) {
                // What is not answered in half a minute is an exception.
                assertThat(answer.get().status()).isLessThan(500);
            }
        }
    }

    private static Http.Answer page(Installation gateway, String path) {
        return Http.send("GET", gateway.base().resolve(path), null, null);
    }
}
