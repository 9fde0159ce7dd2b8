package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.VerifiedNotice;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Finds what a verified notice is about and reports it as an event. */
@Component
class NoticeApplier {
    /** A notice may tell what changes nothing. */
    private static final Result<PaymentEvent> NOTHING =
            Result.refused(Refusal.Code.NOT_FOUND, "The notice changes nothing.");

    private final PaymentStore store;
    private final PaymentSteps steps;

    NoticeApplier(PaymentStore store, PaymentSteps steps) {
        this.store = store;
        this.steps = steps;
    }

    /**
     * False if what it tells of is not known to the account at whose address the notice arrived. A
     * notice that tells of nothing is known: sending it again would change nothing either.
     */
    boolean apply(VerifiedNotice notice, ChannelAccountId account) {
        var content = notice.content();
        return content instanceof NoticeContent.Ignored
                || IdFormat.parse(content.number())
                        .flatMap(number ->
                                payment(number).map(id -> apply(id, number, content, account)))
                        .orElse(false);
    }

    private Optional<PaymentId> payment(UUID number) {
        return store.paymentOf(new AttemptId(number))
                .or(() -> store.paymentOf(new DrawId(number)))
                .or(() -> store.paymentOf(new RefundId(number)));
    }

    private boolean apply(
            PaymentId payment, UUID number, NoticeContent content, ChannelAccountId account) {
        var known = new AtomicBoolean();
        var result =
                steps.decide(
                        payment,
                        file -> {
                            var order =
                                    find(file, number)
                                            .filter(it ->
                                                    it.attempt().terms().account().equals(account));
                            known.set(order.isPresent());
                            return order.flatMap(it -> event(it, content))
                                    .map(Result::ok)
                                    .orElse(NOTHING);
                        });
        return known.get() || result instanceof Result.Ok<PaymentFile>;
    }

    /**
     * What a number of ours means at the channel.
     *
     * @param draw if it is the number of a capture or release
     */
    private record Order(PaymentFile file, Attempt attempt, Optional<Draw> draw) {}

    private static Optional<Order> find(PaymentFile file, UUID number) {
        return file.attempt(new AttemptId(number))
                .map(attempt -> new Order(file, attempt, Optional.empty()))
                .or(() ->
                        file.draw(new DrawId(number))
                                .map(draw ->
                                        new Order(file, attempt(file, draw), Optional.of(draw))))
                .or(() ->
                        file.refund(new RefundId(number))
                                .flatMap(refund -> file.attempt(refund.terms().attempt()))
                                .map(attempt -> new Order(file, attempt, Optional.empty())));
    }

    private static Attempt attempt(PaymentFile file, Draw draw) {
        return file.attempt(draw.terms().attempt()).orElseThrow();
    }

    private static Optional<PaymentEvent> event(Order order, NoticeContent content) {
        var file = order.file();
        return switch (content) {
            case NoticeContent.OrderChanged(var orderNo, var state) ->
                    order.draw().isPresent()
                            ? captured(order.draw().get(), state)
                            : Optional.of(
                                    new PaymentEvent.Noticed(
                                            order.attempt().id(), new Outcome.Ok<>(state)));
            case NoticeContent.RefundChanged(var orderNo, var refundNo, var state) ->
                    IdFormat.parse(refundNo)
                            .map(RefundId::new)
                            .filter(id -> file.refund(id).isPresent())
                            .map(id ->
                                    new PaymentEvent.RefundAnswered(id, new Outcome.Ok<>(state)));
            case NoticeContent.CaptureChanged(var orderNo, var captureNo, var state) ->
                    draw(file, captureNo)
                            .filter(Draw::isCapture)
                            .map(draw ->
                                    new PaymentEvent.CaptureAnswered(
                                            draw.id(), new Outcome.Ok<>(state)));
            case NoticeContent.VoidChanged(var orderNo, var voidNo, var state) ->
                    draw(file, voidNo)
                            .filter(draw -> !draw.isCapture())
                            .map(draw ->
                                    new PaymentEvent.VoidAnswered(
                                            draw.id(), new Outcome.Ok<>(state)));
            case NoticeContent.Ignored ignored -> Optional.empty();
        };
    }

    /** To some channels a capture is an order, and they tell of it as of any other. */
    private static Optional<PaymentEvent> captured(Draw draw, OrderState state) {
        return draw.isCapture() && state instanceof OrderState.Paid(var receipt, var refunded)
                ? Optional.of(
                        new PaymentEvent.CaptureAnswered(
                                draw.id(), new Outcome.Ok<>(new CaptureState.Succeeded(receipt))))
                : Optional.empty();
    }

    private static Optional<Draw> draw(PaymentFile file, String number) {
        return IdFormat.parse(number).map(DrawId::new).flatMap(file::draw);
    }
}
