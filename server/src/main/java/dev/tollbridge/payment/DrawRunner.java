package dev.tollbridge.payment;

import dev.tollbridge.channel.ChannelRuntime;
import dev.tollbridge.channel.Subject;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelAccount.Captures;
import dev.tollbridge.spi.ChannelAccount.Voids;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.VoidState;
import org.springframework.stereotype.Component;

/**
 * Talks to the channel about captures and releases and reports each answer as an event. Never
 * inside a transaction.
 */
@Component
class DrawRunner {
    private final ChannelRuntime runtime;
    private final AttemptRunner attempts;
    private final PaymentSteps steps;

    DrawRunner(ChannelRuntime runtime, AttemptRunner attempts, PaymentSteps steps) {
        this.runtime = runtime;
        this.attempts = attempts;
        this.steps = steps;
    }

    /**
     * Sends a draw whose intent is committed. Safe to repeat: the channel knows it by our number.
     */
    PaymentFile send(PaymentFile file, Draw draw) {
        var attempt = attempt(file, draw);
        var account = attempts.account(attempt);
        var subject = Subject.of(attempt.id());
        return switch (draw.terms().kind()) {
            case CAPTURE -> {
                var order = draw.capture(attempt, file.payment().terms().subject());
                yield captured(
                        file,
                        draw,
                        runtime.perform(
                                account,
                                Captures.class,
                                subject,
                                (open, context) -> open.capture(order, context)));
            }
            case VOID -> {
                var order = draw.release(attempt);
                yield released(
                        file,
                        draw,
                        runtime.perform(
                                account,
                                Voids.class,
                                subject,
                                (open, context) -> open.voidAuthorization(order, context)));
            }
        };
    }

    /** Asks the channel; a draw that it does not know is sent again. */
    PaymentFile check(PaymentFile file, Draw draw) {
        var attempt = attempt(file, draw);
        var account = attempts.account(attempt);
        var subject = Subject.of(attempt.id());
        var after =
                switch (draw.terms().kind()) {
                    case CAPTURE -> {
                        var order = draw.capture(attempt, file.payment().terms().subject());
                        yield captured(
                                file,
                                draw,
                                asked(
                                        runtime.perform(
                                                account,
                                                Captures.class,
                                                subject,
                                                (open, context) ->
                                                        open.queryCapture(order, context))));
                    }
                    case VOID -> {
                        var order = draw.release(attempt);
                        yield released(
                                file,
                                draw,
                                asked(
                                        runtime.perform(
                                                account,
                                                Voids.class,
                                                subject,
                                                (open, context) ->
                                                        open.queryVoid(order, context))));
                    }
                };
        var now = after.draw(draw.id()).orElseThrow();
        return now.status() == MovementStatus.CREATED ? send(after, now) : after;
    }

    private static Attempt attempt(PaymentFile file, Draw draw) {
        return file.attempt(draw.terms().attempt()).orElseThrow();
    }

    private PaymentFile captured(PaymentFile file, Draw draw, Outcome<CaptureState> outcome) {
        return steps.apply(
                file.payment().id(), new PaymentEvent.CaptureAnswered(draw.id(), outcome));
    }

    private PaymentFile released(PaymentFile file, Draw draw, Outcome<VoidState> outcome) {
        return steps.apply(file.payment().id(), new PaymentEvent.VoidAnswered(draw.id(), outcome));
    }

    /** A refused question says nothing about what was asked about. */
    static <T> Outcome<T> asked(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T> ok -> ok;
            case Outcome.Refused<T>(var error) -> new Outcome.Unknown<>(error);
            case Outcome.Unknown<T> unknown -> unknown;
        };
    }
}
