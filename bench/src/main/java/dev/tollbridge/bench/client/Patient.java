package dev.tollbridge.bench.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/**
 * A shop that does not take silence for an answer: whatever was not answered for certain is asked
 * again, under the same idempotency key.
 */
public final class Patient {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(40);
    private static final int FIRST_PAUSE_MS = 100;
    private static final int LONGEST_PAUSE_MS = 3000;
    private final Duration patience;
    private final IntConsumer uncertain;
    private final LongAdder retries = new LongAdder();

    /**
     * @param patience after which a shop gives a call up
     * @param uncertain is told each answer that is none, 0 for a broken connection
     */
    public Patient(Duration patience, IntConsumer uncertain) {
        this.patience = patience;
        this.uncertain = uncertain;
    }

    /**
     * No certain answer in the time a shop waits: the call may or may not have been carried out.
     */
    public static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1;

        NoAnswer(String call) {
            super("no certain answer to " + call);
        }
    }

    public Http.Answer post(Api api, String path, String body, String idempotencyKey)
            throws InterruptedException, NoAnswer {
        return ask("POST " + path, () -> api.post(path, body, idempotencyKey, CALL_LIMIT));
    }

    public Http.Answer get(Api api, String path) throws InterruptedException, NoAnswer {
        return ask("GET " + path, () -> api.get(path, CALL_LIMIT));
    }

    public long retries() {
        return retries.sum();
    }

    @FunctionalInterface
    private interface Call {
        Http.Answer send() throws IOException, InterruptedException;
    }

    private Http.Answer ask(String name, Call call) throws InterruptedException, NoAnswer {
        var deadline = System.nanoTime() + patience.toNanos();
        for (int pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
            try {
                var answer = call.send();
                if (isCertain(answer)) {
                    return answer;
                }
                uncertain.accept(answer.status());
            } catch (IOException e) {
                uncertain.accept(0);
            }
            if (System.nanoTime() > deadline) {
                throw new NoAnswer(name);
            }
            retries.increment();
            TimeUnit.MILLISECONDS.sleep(pause / 2 + ThreadLocalRandom.current().nextInt(pause));
        }
    }

    private static boolean isCertain(Http.Answer answer) {
        return switch (answer.status()) {
            case 408, 425, 429 -> false;
            case 409 -> !answer.code().equals("idempotency_key_in_use");
            default -> answer.status() < 500;
        };
    }
}
