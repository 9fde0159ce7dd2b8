package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.client.Patient.NoAnswer;
import dev.tollbridge.bench.soak.Entry.Odd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends a command as real programs do: mostly once, at times cut off and repeated, from several
 * threads at once, or again long after. One key gets one answer, to the byte.
 */
final class Twists {
    private static final int CUT_OFF_PERCENT = 8;
    private static final int PARALLEL_PERCENT = 5;
    private static final int REPEATED_PERCENT = 5;
    private static final int LONGEST_CUT_MS = 60;
    private final Stage stage;
    private final Shop shop;
    private final SplittableRandom random;
    private boolean plain;

    Twists(Stage stage, Shop shop, SplittableRandom random) {
        this.stage = stage;
        this.shop = shop;
        this.random = random;
    }

    /** Whether the last command was sent once and answered. */
    boolean wasPlain() {
        return plain;
    }

    Http.Answer post(String path, Map<String, ?> body, String key)
            throws InterruptedException, NoAnswer {
        var text = Till.json(body);
        int dice = random.nextInt(100);
        plain = false;
        if (dice < CUT_OFF_PERCENT) {
            cutOff(path, text, key);
            return once(path, text, key);
        }
        if (dice < CUT_OFF_PERCENT + PARALLEL_PERCENT) {
            return inParallel(path, text, key);
        }
        var answer = once(path, text, key);
        if (dice >= 100 - REPEATED_PERCENT) {
            stage.tally().operation("repeat");
            compare(key, answer, once(path, text, key));
        } else {
            plain = true;
        }
        return answer;
    }

    private Http.Answer once(String path, String body, String key)
            throws InterruptedException, NoAnswer {
        return stage.patient().post(shop.api(random), path, body, key);
    }

    /** The shop's program dies, or its network does, before the answer is there. */
    private void cutOff(String path, String body, String key) throws InterruptedException {
        stage.tally().operation("cut_off");
        try {
            var limit = Duration.ofMillis(1 + random.nextInt(LONGEST_CUT_MS));
            shop.api(random).post(path, body, key, limit);
        } catch (IOException e) {
            // As intended; nobody knows whether it was carried out.
        }
    }

    private Http.Answer inParallel(String path, String body, String key)
            throws InterruptedException, NoAnswer {
        stage.tally().operation("parallel");
        var answers = new ArrayList<Future<Http.Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 2 + random.nextInt(4); n > 0; n--) {
                var api = shop.api(random);
                answers.add(threads.submit(() -> stage.patient().post(api, path, body, key)));
            }
        }
        return all(answers, key);
    }

    private Http.Answer all(List<Future<Http.Answer>> answers, String key)
            throws InterruptedException, NoAnswer {
        Http.Answer first = null;
        for (var future : answers) {
            try {
                var answer = future.get();
                if (first != null) {
                    compare(key, first, answer);
                }
                first = answer;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NoAnswer none) {
                    throw none;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return java.util.Objects.requireNonNull(first);
    }

    /** A request that was never right (400) may be mended, so its answer is not kept. */
    private void compare(String key, Http.Answer first, Http.Answer second) {
        boolean isSame =
                first.status() == 400
                        || (first.text().equals(second.text())
                                && first.status() == second.status());
        if (!isSame) {
            stage.journal()
                    .add(
                            new Odd(
                                    Finding.Kind.DOUBLED,
                                    key,
                                    "one key, two answers: HTTP %d %s; HTTP %d %s"
                                            .formatted(
                                                    first.status(),
                                                    first.text(),
                                                    second.status(),
                                                    second.text())));
        }
    }
}
