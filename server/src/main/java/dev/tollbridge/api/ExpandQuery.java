package dev.tollbridge.api;

import dev.tollbridge.edge.Query;
import dev.tollbridge.payment.Payments.Expand;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ExpandQuery(
        @Schema(
                        pattern = "^(attempts|refunds)(,(attempts|refunds))?$",
                        description =
                                "What to print along: attempts, refunds, or both with a comma.",
                        example = "attempts,refunds")
                @Nullable String expand)
        implements Query {
    Expand value() {
        List<String> names = expand == null ? List.of() : Arrays.asList(expand.split(",", -1));
        return new Expand(names.contains("attempts"), names.contains("refunds"));
    }
}
