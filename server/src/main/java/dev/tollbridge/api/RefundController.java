package dev.tollbridge.api;

import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.NewId;
import dev.tollbridge.edge.Nothing;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.RefundView;
import dev.tollbridge.payment.Refunds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/refunds")
@Tag(name = "Refunds", description = "Money given back.")
class RefundController {
    private final Refunds refunds;

    RefundController(Refunds refunds) {
        this.refunds = refunds;
    }

    @PostMapping
    @Operation(
            operationId = "createRefund",
            summary = "Refund a payment",
            description =
                    "In whole or part. Refunds under way count against what is left. Answers 201, or 200 if this"
                            + " merchant_refund_id exists with the same terms.")
    ResponseEntity<RefundView> create(
            Caller caller, NewId id, @RequestBody RefundBodies.Create body) {
        var refund =
                RefusedException.unwrap(
                        refunds.create(caller, new RefundId(id.value()), body.request()));
        boolean isNew = refund.id().value().equals(id.value());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(refund);
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "retryRefund",
            summary = "Try a failed refund again",
            description =
                    "Makes a new refund, with a new number at the channel, of the same amount.")
    RefundView retry(
            Caller caller,
            NewId id,
            @PathVariable("id") String failed,
            @RequestBody(required = false) @Nullable Nothing body) {
        return RefusedException.unwrap(
                refunds.retry(
                        caller,
                        Ids.parse(failed, RefundId::parse, "refund"),
                        new RefundId(id.value())));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRefund", summary = "Read a refund")
    RefundView get(Caller caller, @PathVariable String id) {
        return refunds.find(caller, Ids.parse(id, RefundId::parse, "refund"))
                .orElseThrow(() -> RefusedException.notFound("refund"));
    }

    @GetMapping
    @Operation(operationId = "listRefunds", summary = "List refunds", description = "Newest first.")
    ListOf<RefundView> list(Caller caller, RefundBodies.ListQuery query) {
        return Pages.print(refunds.list(caller, query.filter()));
    }
}
