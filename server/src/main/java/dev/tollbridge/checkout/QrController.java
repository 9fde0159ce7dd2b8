package dev.tollbridge.checkout;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.payment.Payments;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The QR images of open attempts, for our page and for shops that show the code themselves. */
@RestController
class QrController {
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private final Payments payments;

    QrController(Payments payments) {
        this.payments = payments;
    }

    /** 404 if the attempt shows no code, or no longer. */
    @GetMapping("/qr/{attempt}.svg")
    ResponseEntity<String> image(@PathVariable String attempt) {
        return AttemptId.parse(attempt)
                .flatMap(payments::qrContent)
                .map(content -> ResponseEntity.ok().contentType(SVG).body(QrSvg.of(content)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
