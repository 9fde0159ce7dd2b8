package dev.tollbridge.api;

import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.NewId;
import dev.tollbridge.edge.Nothing;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.PaymentView;
import dev.tollbridge.payment.Payments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/payments")
@Tag(name = "Payments", description = "Money that a payer is asked for.")
class PaymentController {
    private final Payments payments;
    private final InstantSource clock;

    PaymentController(Payments payments, InstantSource clock) {
        this.payments = payments;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            operationId = "createPayment",
            summary = "Create a payment",
            description =
                    "With method and scene, the channel is asked at once and next_action says what the payer has to do."
                            + " Without, send the payer to checkout_url. Answers 201, or 200 if this merchant_order_id"
                            + " exists with the same terms.")
    ResponseEntity<PaymentView> create(Caller caller, NewId id, @RequestBody PaymentCreate body) {
        var expiry = body.expiry(clock.instant());
        if (expiry == null) {
            throw new RefusedException(
                    new Refusal(
                            Refusal.Code.INVALID_REQUEST,
                            "must be 60 seconds to 30 days from now",
                            "/expires_at"));
        }
        var payment =
                RefusedException.unwrap(
                        payments.create(caller, new PaymentId(id.value()), body.request(expiry)));
        boolean isNew = payment.id().value().equals(id.value());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(payment);
    }

    @PostMapping("/{id}/confirm")
    @Operation(
            operationId = "confirmPayment",
            summary = "Choose or change the method",
            description = "An attempt that is open is closed at its channel first.")
    PaymentView confirm(Caller caller, @PathVariable String id, @RequestBody PaymentConfirm body) {
        return RefusedException.unwrap(payments.confirm(caller, parse(id), body.request()));
    }

    @PostMapping("/{id}/capture")
    @Operation(
            operationId = "capturePayment",
            summary = "Capture an authorized payment",
            description =
                    "Takes reserved money, all that is left or a part; captures under way count. After the last part,"
                            + " or with last: true, the payment is succeeded and what is left is given free. What nobody"
                            + " captures until capture_before is released. The answer shows captures.")
    PaymentView capture(
            Caller caller,
            NewId capture,
            @PathVariable String id,
            @RequestBody PaymentCapture body) {
        return RefusedException.unwrap(
                payments.capture(caller, parse(id), new DrawId(capture.value()), body.request()));
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            operationId = "cancelPayment",
            summary = "Cancel a payment",
            description =
                    "Closes it at the channel and here. One that turns out to be paid becomes succeeded instead. Of an"
                            + " authorized one, what is not captured is given free.")
    PaymentView cancel(
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing body) {
        return RefusedException.unwrap(payments.cancel(caller, parse(id)));
    }

    @PostMapping("/{id}/sync")
    @Operation(
            operationId = "syncPayment",
            summary = "Ask the channel now",
            description = "About every open attempt, capture and refund of the payment.")
    PaymentView sync(
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing body) {
        return RefusedException.unwrap(payments.sync(caller, parse(id)));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getPayment", summary = "Read a payment")
    PaymentView get(Caller caller, @PathVariable String id, ExpandQuery query) {
        return payments.find(caller, parse(id), query.value())
                .orElseThrow(() -> RefusedException.notFound("payment"));
    }

    @GetMapping
    @Operation(
            operationId = "listPayments",
            summary = "List payments",
            description = "Newest first.")
    ListOf<PaymentView> list(Caller caller, PaymentQuery query) {
        return Pages.print(payments.list(caller, query.filter()));
    }

    private static PaymentId parse(String id) {
        return Ids.parse(id, PaymentId::parse, "payment");
    }
}
