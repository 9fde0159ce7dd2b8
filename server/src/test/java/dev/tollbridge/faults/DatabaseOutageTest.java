package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away: in the middle of an answer, and for a while under load. */
class DatabaseOutageTest extends WorldCase {
    private static final int TILLS = 4;

    @TempDir private static Path directory;

    /** Closed after the world, whose servers work on it. */
    @AutoClose
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Postgres postgres;

    @BeforeAll
    static void start() {
        postgres = new Postgres(directory.resolve("postgres"));
        world = new World(postgres.url());
        shop = world.payer(world.start("one"));
    }

    @Test
    @Tag("fault-41")
    @Tag("fault-i6")
    void aCommitWhoseAnswerIsLostIsFoundByTheRepeat() {
        var ofIntent = Call.qr("lost-intent");
        var ofResult = Call.barcode("lost-result");
        var intent = world.database().commitAnswer(0, "insert into payments", ofIntent.name());
        var result = world.database().commitAnswer(0, "update attempts", ofResult.name());
        // One after the other, so that they share no commit.
        var answers = new ArrayList<CompletableFuture<ApiClient.Answer>>();
        answers.add(ofIntent.begin(shop.api()));
        intent.awaitReached();
        // It would tell what the answer that is held is to tell.
        shop.fake().once("lose_notice");
        answers.add(ofResult.begin(shop.api()));
        result.awaitReached();
        assertThat(shop.paymentsOf(ofIntent)).isEqualTo(1);
        intent.cut();
        result.cut();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(503));
        assertThat(ofResult.send(shop.api()).text("/status")).isEqualTo("succeeded");
        assertThat(ofIntent.send(shop.api()).status()).isEqualTo(201);
        world.later(LEASES_END);
        shop.awaitCode(ofIntent);
        shop.pay(ofIntent);
        shop.assertPaidOnce(ofIntent);
        shop.assertPaidOnce(ofResult);
    }

    /** The code is not kept, so the call cannot be made later: the payer is asked for another. */
    @Test
    void aScannedCodeIsNotChargedIfItsCallWasNotMade() {
        var call = Call.barcode("lost-code");
        var intent = world.database().commitAnswer(0, "insert into payments", call.name());
        var answer = call.begin(shop.api());
        intent.awaitReached();
        intent.cut();
        assertThat(answer.join().status()).isEqualTo(503);
        world.later(LEASES_END);
        assertThat(shop.isPaid(call)).isFalse();
        shop.awaitNothingTaken(call);
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("requires_method");
    }

    @Test
    @Tag("fault-42")
    @Tag("fault-i6")
    void stoppedAndStartedUnderLoad() throws Exception {
        var promised = new ConcurrentLinkedQueue<Call>();
        var refused = new AtomicInteger();
        var isOver = new AtomicBoolean();
        try (var tills = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<java.util.concurrent.Future<?>>();
            for (int till = 0; till < TILLS; till++) {
                int number = till;
                ends.add(
                        tills.submit(() ->
                                IntStream.iterate(0, i -> !isOver.get(), i -> i + 1)
                                        .mapToObj(i -> Call.barcode("t" + number + "-" + i))
                                        .forEach(call -> {
                                            sell(call, refused);
                                            promised.add(call);
                                        })));
            }
            Await.until(promised::size, sold -> sold > TILLS);
            postgres.stop();
            Await.until(refused::get, times -> times >= TILLS);
            postgres.start();
            // Keys that could not be given back count as running until their lease ends.
            world.later(LEASES_END);
            int before = promised.size();
            Await.until(promised::size, sold -> sold > before + 2 * TILLS);
            isOver.set(true);
            for (var end : ends) {
                end.get();
            }
        }
        world.later(LEASES_END);
        // Of what was under way when the database went away or the clock leapt, a call that was not
        // made cannot be made later, because the scanned code is not kept; and one that takes
        // longer than half a minute is cancelled.
        var unpaid = promised.stream().filter(call -> !shop.isPaid(call)).toList();
        assertThat(unpaid).hasSizeLessThanOrEqualTo(2 * TILLS).allSatisfy(shop::awaitNothingTaken);
        assertThat(promised)
                .filteredOn(call -> !unpaid.contains(call))
                .allSatisfy(shop::assertPaidOnce);
    }

    /** As a till does: the same call until it is answered. */
    private static void sell(Call call, AtomicInteger refused) {
        Await.until(
                () -> {
                    int status = status(call);
                    if (status >= 500) {
                        refused.incrementAndGet();
                    }
                    return status;
                },
                status -> status == 201);
    }

    private static int status(Call call) {
        try {
            ApiClient.Answer answer = call.send(shop.api());
            assertThat(answer.status()).as(answer.http().body()).isIn(201, 409, 503);
            return answer.status();
        } catch (UncheckedIOException e) {
            return 599;
        }
    }
}
