package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The same payment asked for many times makes one. */
@ExtendWith(SharedInstallation.class)
class ParallelCreatesIT {
    private static final int CALLS = 200;
    private final Api api;

    ParallelCreatesIT(Installation gateway) {
        this.api = gateway.api();
    }

    @Test
    void twoHundredWithOneIdempotencyKey() throws InterruptedException {
        var order = Orders.qr(4_200);
        var key = UUID.randomUUID().toString();

        var answers = inParallel(() -> api.post("/v1/payments", order, key));

        // Those that met the first one still running are told so, and may ask again.
        assertThat(answers)
                .allMatch(answer -> answer.status() / 100 == 2 || answer.status() == 409);
        var first = api.post("/v1/payments", order, key);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(answers.stream().filter(answer -> answer.status() / 100 == 2))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.body()).isEqualTo(first.body()));
        assertThat(paymentsOf(order)).hasSize(1);
        assertThat(api.payment(first.body().path("id").asString()).path("attempts")).hasSize(1);
    }

    @Test
    void twoHundredWithOneOrderNumber() throws InterruptedException {
        var order = Orders.open(4_300);

        var answers = inParallel(() -> api.post("/v1/payments", order));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201))
                .extracting(answer -> answer.body().path("id").asString())
                .containsOnly(answers.getFirst().body().path("id").asString());
        assertThat(paymentsOf(order)).hasSize(1);
    }

    @Test
    void oneOrderNumberWithOtherTermsIsAConflict() {
        var order = Orders.open(4_400);
        api.post("/v1/payments", order).ok();
        order.put("amount", 4_401);

        var refused = api.post("/v1/payments", order);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(refused.body().path("code").asString()).isNotBlank();
        assertThat(refused.body().path("request_id").asString()).isNotBlank();
        assertThat(paymentsOf(order)).hasSize(1);
    }

    @Test
    void oneKeyWithAnotherBodyIsRefused() {
        var key = UUID.randomUUID().toString();
        api.post("/v1/payments", Orders.open(4_500), key).ok();

        assertThat(api.post("/v1/payments", Orders.open(4_500), key).status()).isEqualTo(422);
    }

    private JsonNode paymentsOf(Map<String, Object> order) {
        return api.get("/v1/payments?merchant_order_id=" + order.get("merchant_order_id"))
                .ok()
                .path("data");
    }

    private static List<Http.Answer> inParallel(Callable<Http.Answer> call)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Stream.generate(() -> call).limit(CALLS).toList()).stream()
                    .map(ParallelCreatesIT::done)
                    .toList();
        }
    }

    private static Http.Answer done(Future<Http.Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
