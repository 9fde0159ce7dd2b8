package dev.tollbridge.simulators.alipay.state;

import dev.tollbridge.simulators.alipay.state.Trading.Obstacle;
import java.util.Optional;
import java.util.function.Function;

/** What the payer can do. Each method takes the world's lock itself. */
public final class PayerSide {
    /** What came of it: the order's trade, or why nothing could be done. */
    public sealed interface Outcome {
        /** Done; the trade as it is now. */
        record Done(Order order, Trade trade) implements Outcome {}

        /** Not possible. */
        record Blocked(Obstacle obstacle) implements Outcome {}
    }

    private final World world;
    private final Trading trading;

    public PayerSide(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    /** Scans the code or opens the link, which makes the trade exist. */
    public Outcome open(Order order) {
        return act(order, trade -> trade);
    }

    /**
     * Pays the bill.
     *
     * @param instalmentCount 0 to pay at once, else 3, 6 or 12
     */
    public Outcome pay(Order order, int instalmentCount) {
        return act(order, trade -> trading.pay(trade, instalmentCount, null));
    }

    /** Refuses to pay: the bill is closed (rule alipay.phone.decline). */
    public Outcome decline(Order order) {
        return act(order, trading::declined);
    }

    private Outcome act(Order order, Function<Trade, Trade> action) {
        return world.locked(() -> {
            Order current = world.orders().find(order.key()).orElse(order);
            Optional<Obstacle> obstacle = trading.obstacle(current);
            if (obstacle.isPresent()) {
                return new Outcome.Blocked(obstacle.get());
            }
            Trade trade = action.apply(trading.open(current));
            return new Outcome.Done(current, trade);
        });
    }
}
