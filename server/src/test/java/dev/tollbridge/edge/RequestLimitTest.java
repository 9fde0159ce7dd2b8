package dev.tollbridge.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RequestLimitTest {
    private final Queue<Runnable> begun = new ArrayDeque<>();
    private final RequestLimit limit = new RequestLimit(begun::add, 2);

    @Test
    void takesOnOneMoreWhenOneHasEnded() {
        limit.execute(() -> {});
        limit.execute(() -> {
            throw new IllegalStateException("failed");
        });
        assertThatThrownBy(() -> limit.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(begun).hasSize(2);
        begun.remove().run();
        limit.execute(() -> {});
        assertThatThrownBy(begun.remove()::run).hasMessage("failed");
        limit.execute(() -> {});
        assertThat(begun).hasSize(2);
    }

    @Test
    void losesNoPlaceToAThreadThatCannotStart() {
        var broken =
                new RequestLimit(
                        task -> {
                            throw new OutOfMemoryError("no thread");
                        },
                        1);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> broken.execute(() -> {})).isInstanceOf(OutOfMemoryError.class);
        }
    }
}
