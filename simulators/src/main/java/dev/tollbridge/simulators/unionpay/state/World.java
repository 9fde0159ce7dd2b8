package dev.tollbridge.simulators.unionpay.state;

import dev.tollbridge.simulators.core.ChannelState;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.Numbers;
import dev.tollbridge.simulators.core.Table;
import dev.tollbridge.simulators.core.Timers;
import dev.tollbridge.simulators.core.VirtualClock;
import java.util.Optional;

/** All the fake UnionPay remembers. */
public final class World extends ChannelState {
    /** A payment code that has been taken, and by which transaction. */
    public record UsedCode(String code, String key) {}

    private final Table<Merchant> merchants;
    private final Table<Transaction> transactions;
    private final Table<UsedCode> usedCodes;
    private final Table<Platform> platforms;

    public World(Journal journal, VirtualClock clock, Timers timers, Numbers numbers) {
        super("unionpay", journal, clock, timers, numbers);
        this.merchants = new Table<>(journal, "merchant", Merchant.class, Merchant::merId);
        this.transactions =
                new Table<>(
                        journal,
                        "transaction",
                        Transaction.class,
                        Transaction::key,
                        Transaction::token);
        this.usedCodes = new Table<>(journal, "code", UsedCode.class, UsedCode::code);
        this.platforms = new Table<>(journal, "platform", Platform.class, platform -> "platform");
    }

    public Table<Merchant> merchants() {
        return merchants;
    }

    public Table<Transaction> transactions() {
        return transactions;
    }

    public Table<UsedCode> usedCodes() {
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
        locked(() -> {
            timers().clear("");
            faults().remove(fault -> true);
            transactions.clear();
            usedCodes.clear();
            journal().clear();
            platforms.all().forEach(platforms::save);
            if (merchantsToo) {
                merchants.clear();
            }
            merchants.all().forEach(merchants::save);
            return true;
        });
    }
}
