package dev.tollbridge.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class IdempotencyTest {
    private static final String TEAPOT =
            "{\"amount\": 8800, \"currency\": \"CNY\", \"merchant_order_id\": \"o-1\", \"subject\": \"Teapot\"}";

    @Autowired ApplicationContext server;
    @Autowired JdbcClient jdbc;
    @Autowired IdempotencyKeys keys;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shop shop;

    @SuppressWarnings("NullAway.Init") // set before each test
    private KeyRows rows;

    @BeforeEach
    void open() {
        shop = Shop.open(server);
        rows = new KeyRows(jdbc, shop);
    }

    @Test
    void repeatReplaysTheVeryAnswer() {
        var first = shop.test().post("/v1/payments", TEAPOT, "k1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        // The payment moves on; the answer does not.
        shop.test().post("/v1/payments/" + first.text("/id") + "/cancel", "", "k2");
        var second = shop.test().post("/v1/payments", TEAPOT, "k1");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Content-Type")).isEqualTo("application/json");
        assertThat(second.http().body()).isEqualTo(first.http().body());
    }

    @Test
    void orderAndSpacesOfTheBodyDoNotMatter() {
        var first = shop.test().post("/v1/payments", TEAPOT, "k1");
        var other =
                """
                { "subject": "Teapot", "merchant_order_id": "o-1",
                  "currency": "CNY", "amount": 8800 }\
                """;
        assertThat(shop.test().post("/v1/payments", other, "k1").http().body())
                .isEqualTo(first.http().body());
    }

    @Test
    void refusalsByTheStateOfThingsAreReplayedToo() {
        shop.test().post("/v1/payments", TEAPOT, "k1");
        var other = TEAPOT.replace("8800", "8801");
        var first = shop.test().post("/v1/payments", other, "k2");
        assertThat(first.status()).isEqualTo(409);
        var second = shop.test().post("/v1/payments", other, "k2");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(second.http().body()).isEqualTo(first.http().body());
    }

    @Test
    @Tag("fault-26")
    void anotherBodyOrPathIsRefused() {
        shop.test().post("/v1/payments", TEAPOT, "k1");
        var body = shop.test().post("/v1/payments", TEAPOT.replace("8800", "8801"), "k1");
        assertThat(body.status()).isEqualTo(422);
        assertThat(body.text("/code")).isEqualTo("idempotency_key_reused");
        assertThat(shop.test().post("/v1/refunds", TEAPOT, "k1").status()).isEqualTo(422);
    }

    @Test
    void aRequestThatWasNeverRightMayBeMendedUnderTheSameKey() {
        var wrong = shop.test().post("/v1/payments", TEAPOT.replace("8800", "-1"), "k1");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(shop.test().post("/v1/payments", TEAPOT, "k1").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb"})
    void wrongKeysAreRefused(String key) {
        var answer =
                shop.test()
                        .send(
                                shop.test()
                                        .request("/v1/payments")
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", key)
                                        .POST(BodyPublishers.ofString(TEAPOT)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("idempotency_key_missing");
        assertThat(shop.test().post("/v1/payments", TEAPOT, "x".repeat(256)).text("/code"))
                .isEqualTo("idempotency_key_missing");
        assertThat(shop.test().post("/v1/payments", TEAPOT, "x".repeat(255)).status())
                .isEqualTo(201);
    }

    @Tag("attack-idempotency-key-of-another")
    @Test
    @Tag("fault-i11")
    void keysOfMerchantsAndModesAreApart() {
        var mine = shop.test().post("/v1/payments", TEAPOT, "k1").text("/id");
        var live = shop.live().post("/v1/payments", TEAPOT, "k1");
        var other = Shop.open(server).test().post("/v1/payments", TEAPOT, "k1");
        assertThat(live.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(201);
        assertThat(List.of(mine, live.text("/id"), other.text("/id"))).doesNotHaveDuplicates();
    }

    @Test
    void afterACrashTheRepeatFindsTheSameObject() {
        var first = shop.test().post("/v1/payments", TEAPOT, "k1");
        // As the row is when the process ended before it could answer: no answer, lease running.
        forgetAnswer("now() + interval '1 minute'");
        var running = shop.test().post("/v1/payments", TEAPOT, "k1");
        assertThat(running.status()).isEqualTo(409);
        assertThat(running.text("/code")).isEqualTo("idempotency_key_in_use");
        assertThat(running.header("Retry-After")).isEqualTo("1");
        forgetAnswer("now() - interval '1 second'");
        var again = shop.test().post("/v1/payments", TEAPOT, "k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
    }

    @Test
    void aHolderWhoWasTooSlowNoLongerAnswers() {
        var key = new IdempotencyKeys.Key(rows.caller(), "slow");
        var slow = claim(key);
        keys.release(slow);
        var quick = claim(key);
        assertThat(quick.objectId()).isEqualTo(slow.objectId());
        assertThat(quick.first()).isFalse();
        keys.answer(slow, 201, new byte[] {1});
        assertThat(keys.claim(key, new byte[32])).isInstanceOf(IdempotencyKeys.State.Running.class);
        keys.answer(quick, 201, new byte[] {2});
        assertThat(keys.claim(key, new byte[32]))
                .isInstanceOfSatisfying(
                        IdempotencyKeys.State.Answered.class,
                        answer -> assertThat(answer.body()).containsExactly(2));
    }

    @Test
    void theAnswerIsKeptInTheCommitOfWhatItTells() {
        assertThat(shop.test().post("/v1/payments", TEAPOT, "k1").status()).isEqualTo(201);
        assertThat(
                        rows.count(
                                "status = 201 and xmin::text = (select xmin::text from payments p"
                                        + " where p.merchant_id = idempotency_keys.merchant_id)"))
                .isEqualTo(1);
    }

    @Test
    void answersAreSealedAndForgottenAfterAWeek() {
        shop.test().post("/v1/payments", TEAPOT, "k1");
        assertThat(rows.count("position(convert_to('Teapot', 'UTF8') in body) = 0")).isEqualTo(1);
        assertThat(rows.count("expires_at > now() + interval '24 hours'")).isEqualTo(1);
        rows.update("expires_at = now() - interval '1 second'");
        assertThat(keys.forgetOld()).isGreaterThanOrEqualTo(1);
        assertThat(rows.count("true")).isZero();
    }

    @Test
    @Tag("fault-25")
    @Tag("fault-i10")
    void twoHundredAtOnceMakeOnePayment() throws InterruptedException, ExecutionException {
        var calls = new ArrayList<Callable<ApiClient.Answer>>();
        for (int i = 0; i < 200; i++) {
            calls.add(() -> untilAnswered(TEAPOT, "many"));
        }
        var bodies = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ApiClient.Answer> answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).isEqualTo(201);
                bodies.add(answer.get().http().body());
            }
        }
        assertThat(bodies).hasSize(200).containsOnly(bodies.getFirst());
        assertThat(shop.test().get("/v1/payments").json().at("/data").size()).isEqualTo(1);
    }

    /** As a client does: repeats while the first call is running or the server is busy. */
    private ApiClient.Answer untilAnswered(String body, String key) {
        return Await.until(
                () -> shop.test().post("/v1/payments", body, key),
                answer -> answer.status() != 409 && answer.status() != 503);
    }

    private IdempotencyKeys.State.Claimed claim(IdempotencyKeys.Key key) {
        return (IdempotencyKeys.State.Claimed) keys.claim(key, new byte[32]);
    }

    private void forgetAnswer(String lease) {
        rows.update("status = null, body = null, lease_until = " + lease);
    }
}
