package dev.tollbridge.payment;

import dev.tollbridge.channel.Channels;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.payment.Payments.CaptureRequest;
import dev.tollbridge.spi.ChannelDescriptor.Captures;
import dev.tollbridge.spi.Money;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What shop and clock want done with reserved money. */
@Component
class Authorizations {
    private final Channels channels;
    private final PaymentSteps steps;
    private final DrawRunner draws;
    private final IdGenerator ids;
    private final Clock clock;

    Authorizations(
            Channels channels, PaymentSteps steps, DrawRunner draws, IdGenerator ids, Clock clock) {
        this.channels = channels;
        this.steps = steps;
        this.draws = draws;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param id the same for a repeated command, which then finds the first one's capture
     */
    Result<PaymentFile> capture(PaymentFile known, DrawId id, CaptureRequest request) {
        if (known.draw(id).isPresent()) {
            return Result.ok(known);
        }
        return steps.decide(known.payment().id(), file -> intent(file, id, request))
                .map(file -> draws.send(file, file.draw(id).orElseThrow()));
    }

    private Result<PaymentEvent> intent(PaymentFile file, DrawId id, CaptureRequest request) {
        var payment = file.payment();
        var paying = file.payingAttempt();
        if (payment.status() != PaymentStatus.AUTHORIZED || paying.isEmpty()) {
            return Result.refused(
                    Refusal.Code.STATE_CONFLICT,
                    "The payment is "
                            + payment.status().code()
                            + "; only an authorized one can be captured.");
        }
        if (payment.state().ending() != null) {
            return Result.refused(
                    Refusal.Code.STATE_CONFLICT,
                    "The authorization is being released and takes no capture any more.");
        }
        long left = file.capturable();
        long amount = Objects.requireNonNullElse(request.amount(), left);
        if (amount > left || left == 0) {
            return Result.refused(
                    Refusal.Code.CAPTURE_AMOUNT_EXCEEDED,
                    "What is left to capture is " + left + " (captures under way count).",
                    "/amount");
        }
        boolean last = request.last() || amount == left;
        if (!last && isCapturedOnce(paying.get().terms())) {
            return Result.refused(
                    Refusal.Code.CAPTURE_AMOUNT_EXCEEDED,
                    "This channel takes reserved money once: capture all of it, or say that this"
                            + " capture is the last one, which gives the rest free.",
                    "/last");
        }
        return Result.ok(
                new PaymentEvent.CaptureRequested(
                        terms(file, id, paying.get(), Draw.Kind.CAPTURE, amount, last)));
    }

    private boolean isCapturedOnce(Attempt.Terms terms) {
        return channels.find(terms.channel())
                .flatMap(adapter ->
                        adapter.descriptor()
                                .support(
                                        terms.method(),
                                        terms.scene(),
                                        terms.amount().currency().getCurrencyCode()))
                .filter(row -> row.captures() == Captures.ONCE)
                .isPresent();
    }

    /** Gives free what is left. */
    Result<PaymentFile> release(PaymentFile known, Ending ending) {
        var id = new DrawId(ids.next());
        return steps.decide(known.payment().id(), file -> release(file, id, ending))
                .map(file -> file.draw(id).map(draw -> draws.send(file, draw)).orElse(file));
    }

    private Result<PaymentEvent> release(PaymentFile file, DrawId id, Ending ending) {
        var paying = file.payingAttempt();
        if (file.payment().status() != PaymentStatus.AUTHORIZED || paying.isEmpty()) {
            return Result.refused(
                    Refusal.Code.STATE_CONFLICT,
                    "The payment is "
                            + file.payment().status().code()
                            + " and holds no authorization.");
        }
        if (!file.openDraws(paying.get().id()).isEmpty()) {
            return Result.refused(
                    Refusal.Code.STATE_CONFLICT,
                    "A capture or release is under way at the channel. Try again in a moment.");
        }
        long left = file.capturable();
        return Result.ok(
                new PaymentEvent.VoidRequested(
                        terms(file, id, paying.get(), Draw.Kind.VOID, left, false), ending));
    }

    private Draw.Terms terms(
            PaymentFile file,
            DrawId id,
            Attempt attempt,
            Draw.Kind kind,
            long amount,
            boolean last) {
        return new Draw.Terms(
                id,
                file.payment().id(),
                attempt.id(),
                kind,
                new Money(amount, attempt.terms().amount().currency()),
                last,
                clock.instant());
    }
}
