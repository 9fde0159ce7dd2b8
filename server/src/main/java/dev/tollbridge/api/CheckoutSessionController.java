package dev.tollbridge.api;

import dev.tollbridge.checkout.CheckoutSessionView;
import dev.tollbridge.checkout.CheckoutSessions;
import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.NewId;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.CheckoutSessionId;
import dev.tollbridge.merchant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/checkout_sessions")
@Tag(name = "Checkout sessions", description = "Hosted pages on which a payer chooses and pays.")
class CheckoutSessionController {
    private final CheckoutSessions sessions;

    CheckoutSessionController(CheckoutSessions sessions) {
        this.sessions = sessions;
    }

    @PostMapping
    @Operation(
            operationId = "createCheckoutSession",
            summary = "Create a checkout session",
            description =
                    "Creates a payment without a method. Send the payer to url. Answers 201, or 200 if this"
                            + " merchant_order_id has a session with the same terms.")
    ResponseEntity<CheckoutSessionView> create(
            Caller caller, NewId newId, @RequestBody CheckoutSessionBodies.Create body) {
        var id = new CheckoutSessionId(newId.value());
        var session = RefusedException.unwrap(sessions.create(caller, id, body.request()));
        boolean isNew = session.id().equals(id);
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(session);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getCheckoutSession", summary = "Read a checkout session")
    CheckoutSessionView get(Caller caller, @PathVariable String id) {
        return sessions.find(caller, Ids.parse(id, CheckoutSessionId::parse, "checkout session"))
                .orElseThrow(() -> RefusedException.notFound("checkout session"));
    }

    @GetMapping
    @Operation(
            operationId = "listCheckoutSessions",
            summary = "List checkout sessions",
            description = "Newest first.")
    ListOf<CheckoutSessionView> list(Caller caller, CheckoutSessionQuery query) {
        int limit = Objects.requireNonNullElse(query.limit(), PaymentQuery.DEFAULT_LIMIT);
        return Pages.print(
                sessions.list(caller, limit, query.startingAfter(), query.endingBefore()));
    }
}
