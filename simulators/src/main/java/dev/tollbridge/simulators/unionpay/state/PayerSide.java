package dev.tollbridge.simulators.unionpay.state;

import dev.tollbridge.simulators.unionpay.state.Transaction.Status;
import java.util.function.UnaryOperator;

/** What the payer can do. Each method takes the world's lock itself. */
public final class PayerSide {
    private final World world;
    private final Trading trading;

    public PayerSide(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    /** The transaction as it is now. */
    public Transaction look(Transaction transaction) {
        return act(transaction, same -> same);
    }

    /**
     * Pays with a card, which may be declined.
     *
     * @return the transaction as it is then; as it was if it no longer waits
     */
    public Transaction pay(Transaction transaction, Card card) {
        return act(
                transaction,
                waiting ->
                        card.pays()
                                ? trading.pay(waiting, card)
                                : trading.decline(waiting, card.code()));
    }

    /** Says no, or the issuer does. */
    public Transaction decline(Transaction transaction, String code) {
        return act(transaction, waiting -> trading.decline(waiting, code));
    }

    private Transaction act(Transaction transaction, UnaryOperator<Transaction> action) {
        return world.locked(() -> {
            Transaction current =
                    world.transactions()
                            .find(transaction.key())
                            .map(trading::current)
                            .orElse(transaction);
            return current.kind().needsPayer() && isPayable(current)
                    ? action.apply(current)
                    : current;
        });
    }

    private static boolean isPayable(Transaction current) {
        return current.status() == Status.WAITING || current.status() == Status.UNDER_WAY;
    }
}
