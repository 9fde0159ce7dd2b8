package dev.tollbridge.edge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;

/** A page of a list as the API prints it. */
@Schema(description = "A page of a list, newest first.")
public record ListOf<T>(
        @Schema(description = "The objects of this page.") List<T> data,
        @Schema(description = "Whether there are more in the direction of the cursor.")
                boolean hasMore) {

    /** A list that is always printed whole. */
    public static <T> ListOf<T> all(List<T> items) {
        return new ListOf<>(items, false);
    }

    public <R> ListOf<R> map(Function<? super T, ? extends R> change) {
        return new ListOf<>(data.stream().<R>map(change).toList(), hasMore);
    }
}
