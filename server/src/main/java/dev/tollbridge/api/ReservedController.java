package dev.tollbridge.api;

import dev.tollbridge.edge.Problem;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paths of resources that version 1 will have and this server does not have yet. */
@RestController
@Tag(name = "Reserved", description = "Not implemented yet: these paths answer 501.")
class ReservedController {
    private static final String SUMMARY = "Not implemented yet";

    @GetMapping({
        "/v1/payment_links",
        "/v1/payment_links/{id}",
        "/v1/transfers",
        "/v1/transfers/{id}",
        "/v1/shares",
        "/v1/reconciliations",
        "/v1/reconciliations/{id}/differences"
    })
    @Operation(summary = SUMMARY)
    Problem read() {
        throw notImplemented();
    }

    @PostMapping({"/v1/payment_links", "/v1/transfers", "/v1/shares"})
    @Operation(summary = SUMMARY)
    Problem write() {
        throw notImplemented();
    }

    private static RefusedException notImplemented() {
        return new RefusedException(
                new Refusal(
                        Refusal.Code.NOT_IMPLEMENTED,
                        "This version of the server does not have this yet.",
                        null));
    }
}
