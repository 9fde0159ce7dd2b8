package dev.tollbridge.simulators.alipay.state;

import dev.tollbridge.simulators.alipay.state.Trading.Obstacle;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Freezing freezing;

    public PayerSide(Services services) {
        this.world = services.world();
        this.trading = services.trading();
        this.freezing = services.freezing();
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

    public Freeze look(Freeze freeze) {
        return world.locked(
                () -> freezing.current(world.freezes().find(freeze.key()).orElse(freeze)));
    }

    /** Agrees to a freeze; false if it does not wait any more. */
    public boolean confirm(Freeze freeze) {
        return decide(freeze, freezing::confirm);
    }

    /** Refuses a freeze; false if it does not wait any more. */
    public boolean decline(Freeze freeze) {
        return decide(freeze, freezing::close);
    }

    private boolean decide(Freeze freeze, Consumer<Freeze> decision) {
        return world.locked(() -> {
            Freeze current = look(freeze);
            boolean waits = current.status() == Freeze.Status.INIT;
            if (waits) {
                decision.accept(current);
            }
            return waits;
        });
    }
}
