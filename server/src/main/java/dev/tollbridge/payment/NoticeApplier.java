package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.VerifiedNotice;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds what a verified notice is about and reports it as an event. */
@Component
class NoticeApplier {
    private final PaymentStore store;
    private final PaymentSteps steps;

    NoticeApplier(PaymentStore store, PaymentSteps steps) {
        this.store = store;
        this.steps = steps;
    }

    /** False if the order is not known to the account at whose address the notice arrived. */
    boolean apply(VerifiedNotice notice, ChannelAccountId account) {
        var content = notice.content();
        var found =
                IdFormat.parse(content.orderNo())
                        .flatMap(this::find)
                        .filter(order -> order.attempt().terms().account().equals(account));
        found.flatMap(order -> event(order, content))
                .ifPresent(event -> steps.apply(found.get().file().payment().id(), event));
        return found.isPresent();
    }

    /**
     * What a number of ours means at the channel.
     *
     * @param draw if it is the number of a capture or release
     */
    private record Order(PaymentFile file, Attempt attempt, Optional<Draw> draw) {}

    private Optional<Order> find(UUID number) {
        var attempt = new AttemptId(number);
        return store.fileOf(attempt)
                .map(file -> new Order(file, file.attempt(attempt).orElseThrow(), Optional.empty()))
                .or(() -> findDraw(new DrawId(number)));
    }

    private Optional<Order> findDraw(DrawId id) {
        return store.fileOf(id)
                .map(file -> {
                    var draw = file.draw(id).orElseThrow();
                    var attempt = file.attempt(draw.terms().attempt()).orElseThrow();
                    return new Order(file, attempt, Optional.of(draw));
                });
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
