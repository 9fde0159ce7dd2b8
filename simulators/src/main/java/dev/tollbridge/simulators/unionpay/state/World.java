package dev.tollbridge.simulators.unionpay.state;

import dev.tollbridge.simulators.core.ChannelState;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.Surroundings;
import dev.tollbridge.simulators.core.Table;
import dev.tollbridge.simulators.core.UsedCodes;
import java.util.List;
import java.util.Optional;

/** All the fake UnionPay remembers. */
public final class World extends ChannelState {
    private final Table<Merchant> merchants;
    private final Table<Transaction> transactions;
    private final UsedCodes usedCodes;
    private final Table<Platform> platforms;

    public World(Surroundings around) {
        super("unionpay", around);
        Journal journal = around.journal();
        this.merchants = new Table<>(journal, "merchant", Merchant.class, Merchant::merId);
        this.transactions =
                new Table<>(
                        journal,
                        "transaction",
                        Transaction.class,
                        Transaction::key,
                        Transaction::token);
        this.usedCodes = new UsedCodes(journal);
        this.platforms = new Table<>(journal, "platform", Platform.class, platform -> "platform");
    }

    public Table<Merchant> merchants() {
        return merchants;
    }

    public Table<Transaction> transactions() {
        return transactions;
    }

    public UsedCodes usedCodes() {
        return usedCodes;
    }

    /** The certificates, made at first use because the keys take a moment. */
    public Platform platform() {
        return locked(() ->
                platforms
                        .find("platform")
                        .orElseGet(() -> platforms.save(Platform.create(clock().baseInstant()))));
    }

    public Optional<Transaction> byToken(String token) {
        return transactions.findByOther(token);
    }

    public Optional<Transaction> byTn(String tn) {
        return transactions.all().stream().filter(t -> tn.equals(t.tn())).findFirst();
    }

    /** What a merchant's {@code origQryId} refers to. */
    public Optional<Transaction> byQueryId(String merId, String queryId) {
        return transactions.all().stream()
                .filter(t -> t.merId().equals(merId))
                .filter(t -> t.charges().stream().anyMatch(c -> c.queryId().equals(queryId)))
                .findFirst();
    }

    /** Forgets transactions; keeps merchants, keys and certificates unless told otherwise. */
    public void reset(boolean merchantsToo) {
        if (merchantsToo) {
            merchants.clear();
        }
        forget(List.of(transactions, usedCodes), List.of(platforms, merchants));
    }
}
