package dev.tollbridge.simulation;

import static dev.tollbridge.simulation.Violation.unless;

import dev.tollbridge.simulation.ChannelTruth.OrderTruth;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * I2 and I12 at any moment: what we say for sure, the channel says too. What we do not know yet may
 * be anything.
 */
record Agreement(Books books, ChannelTruth channel, Set<String> doubledByChannel) {

    void check() {
        channel.orders().values().forEach(this::chargedOnce);
        books.attempts().values().forEach(this::attempt);
        books.draws().values().forEach(this::draw);
        books.refunds().values().forEach(this::refund);
    }

    private void chargedOnce(OrderTruth order) {
        unless(
                order.charges() <= 1 || doubledByChannel.contains(order.number()),
                "I2",
                order.number() + " was charged " + order.charges() + " times");
        unless(
                order.refunded() <= order.paid(),
                "I3",
                order.number() + " got more back than was paid");
    }

    private void attempt(Books.AttemptRow attempt) {
        var order = channel.order(attempt.number());
        long paid = order.map(OrderTruth::paid).orElse(0L);
        switch (attempt.status()) {
            case "succeeded" ->
                    unless(
                            attempt.authorize() || took(order, attempt.amount()),
                            "I12",
                            "we say paid, the channel took " + paid + ": " + attempt);
            case "failed" ->
                    unless(
                            paid == 0 && !order.map(OrderTruth::isLive).orElse(false),
                            "I12",
                            "we say failed, the channel took or still may take money: " + attempt);
            case String _ -> {}
        }
    }

    private void draw(Books.DrawRow draw) {
        if (!draw.kind().equals("capture")) {
            return;
        }
        var order = channel.order(draw.number());
        switch (draw.status()) {
            case "succeeded" ->
                    unless(took(order, draw.amount()), "I12", "captured only here: " + draw);
            case "failed" ->
                    unless(
                            order.map(OrderTruth::paid).orElse(0L) == 0,
                            "I12",
                            "we say the capture failed, the channel took it: " + draw);
            case String _ -> {}
        }
    }

    private static boolean took(Optional<OrderTruth> order, long amount) {
        return order.isPresent()
                && order.get().trades().stream()
                        .anyMatch(trade -> trade.isPaid() && trade.amount() == amount);
    }

    private void refund(Books.RefundRow refund) {
        var given = channel.order(number(refund)).flatMap(order -> order.refund(refund.number()));
        switch (refund.status()) {
            case "succeeded" ->
                    unless(
                            given.isPresent() && given.get() == refund.amount(),
                            "I12",
                            "we say refunded, the channel gave " + given + ": " + refund);
            case "failed" ->
                    unless(
                            given.isEmpty(),
                            "I12",
                            "we say the refund failed, the channel gave it: " + refund);
            case String _ -> {}
        }
    }

    private String number(Books.RefundRow refund) {
        return refund.draw() == null
                ? Objects.requireNonNull(books.attempts().get(refund.attempt())).number()
                : Objects.requireNonNull(books.draws().get(refund.draw())).number();
    }
}
