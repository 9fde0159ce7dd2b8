package dev.tollbridge.simulators.wechatpay.state;

import dev.tollbridge.simulators.wechatpay.state.Trading.Obstacle;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the payer can do. Each method takes the world's lock itself. */
public final class PayerSide {
    /** What came of it: the order as it is now, or why nothing could be done. */
    public sealed interface Outcome {
        /** Done. */
        record Done(Order order) implements Outcome {}

        /** Not possible. */
        record Blocked(Obstacle obstacle) implements Outcome {}
    }

    private final World world;
    private final Trading trading;
    private final Transferring transferring;

    public PayerSide(Services services) {
        this.world = services.world();
        this.trading = services.trading();
        this.transferring = services.transferring();
    }

    /** Looks at the bill. */
    public Outcome open(Order order) {
        return act(order, current -> current);
    }

    public Outcome pay(Order order) {
        return act(order, trading::pay);
    }

    /**
     * Leaves without paying: only a scanned payment code fails by it (rule wechatpay.phone.cancel).
     */
    public Outcome cancel(Order order) {
        return act(
                order,
                current ->
                        current.state() == Order.State.USERPAYING
                                ? trading.fail(current)
                                : current);
    }

    private Outcome act(Order order, UnaryOperator<Order> action) {
        return world.locked(() -> {
            Order current = world.orders().find(order.key()).map(trading::current).orElse(order);
            Optional<Obstacle> obstacle = trading.obstacle(current);
            return obstacle.isPresent()
                    ? new Outcome.Blocked(obstacle.get())
                    : new Outcome.Done(action.apply(current));
        });
    }

    /** The order as it is now. */
    public Order look(Order order) {
        return world.locked(
                () -> world.orders().find(order.key()).map(trading::current).orElse(order));
    }

    public Transfer look(Transfer transfer) {
        return world.transfers().find(transfer.key()).orElse(transfer);
    }

    /** Accepts money; nothing happens if it does not wait for that. */
    public Transfer confirm(Transfer transfer) {
        return world.locked(() -> transferring.confirm(look(transfer)));
    }
}
