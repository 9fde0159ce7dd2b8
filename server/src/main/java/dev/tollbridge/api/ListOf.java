package dev.tollbridge.api;

import dev.tollbridge.payment.Payments.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of a list. */
@Schema(description = "A page of a list, newest first.")
record ListOf<T>(
        @Schema(description = "The objects of this page.") List<T> data,
        @Schema(description = "Whether there are more in the direction of the cursor.")
                boolean hasMore) {

    static <T> ListOf<T> of(Page<T> page) {
        return new ListOf<>(page.items(), page.hasMore());
    }

    static <T> ListOf<T> all(List<T> items) {
        return new ListOf<>(items, false);
    }
}
