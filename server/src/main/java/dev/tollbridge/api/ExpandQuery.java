package dev.tollbridge.api;

import dev.tollbridge.edge.Query;
import dev.tollbridge.payment.Payments.Expand;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ExpandQuery(
        @Schema(
                        pattern =
                                "^(attempts|captures|refunds)(,(attempts|captures|refunds)){0,2}$",
                        description =
                                "What to print along: attempts, captures, refunds, with commas between.",
                        example = "attempts,refunds")
                @Nullable String expand)
        implements Query {
    Expand value() {
        List<String> names = expand == null ? List.of() : Arrays.asList(expand.split(",", -1));
        return new Expand(
                names.contains("attempts"), names.contains("captures"), names.contains("refunds"));
    }
}
