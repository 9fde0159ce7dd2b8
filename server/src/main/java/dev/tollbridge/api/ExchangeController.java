package dev.tollbridge.api;

import dev.tollbridge.channel.ExchangeView;
import dev.tollbridge.channel.Exchanges;
import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.merchant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Payments")
class ExchangeController {
    private final Exchanges exchanges;

    ExchangeController(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @GetMapping("/v1/attempts/{id}/exchanges")
    @Operation(
            operationId = "listExchanges",
            summary = "What was said to and by the channel",
            description =
                    "For one attempt and its refunds, oldest first, at most 200; secrets are masked. An attempt of which"
                            + " nothing is written down yet answers 404.")
    ListOf<ExchangeView> list(Caller caller, @PathVariable String id) {
        var found = exchanges.ofAttempt(caller, Ids.parse(id, AttemptId::parse, "attempt"));
        if (found.isEmpty()) {
            throw RefusedException.notFound("attempt");
        }
        return ListOf.all(found);
    }
}
