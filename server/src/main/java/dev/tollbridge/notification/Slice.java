package dev.tollbridge.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;

/** A page of a list. */
@Schema(description = "A page of a list, newest first.")
record Slice<T>(
        @Schema(description = "The objects of this page.") List<T> data,
        @Schema(description = "Whether there are more in the direction of the cursor.")
                boolean hasMore) {

    <R> Slice<R> map(Function<? super T, ? extends R> change) {
        return new Slice<>(data.stream().<R>map(change).toList(), hasMore);
    }
}
