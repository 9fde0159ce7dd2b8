package dev.tollbridge.simulators.unionpay.state;

import dev.tollbridge.simulators.unionpay.state.Transaction.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may follow a transaction, and how much of it is left (notes 2, 6). */
public final class Following {
    private static final String ORIGINAL_WRONG = "35";
    private static final String DIFFERS = "36";
    private static final String GONE = "45";

    /** Rule unionpay.finish.amount. */
    private static final long FINISH_PERCENT = 115;

    private static final Set<Kind> UNDOS = Set.of(Kind.UNDO, Kind.PREAUTH_UNDO, Kind.FINISH_UNDO);

    private final World world;

    public Following(World world) {
        this.world = world;
    }

    /** The response code that refuses it; empty if it may go ahead. */
    public Optional<String> obstacle(String merId, Kind kind, String origQryId, long amount) {
        Optional<Transaction> original =
                world.byQueryId(merId, origQryId)
                        .filter(found -> found.status() == Status.DONE)
                        .filter(found -> fits(kind, found.kind()));
        if (original.isEmpty()) {
            return Optional.of(ORIGINAL_WRONG);
        }
        return obstacle(kind, original.get(), amount);
    }

    private static boolean fits(Kind kind, Kind original) {
        return switch (kind) {
            case UNDO -> original.takesMoney() && original != Kind.FINISH;
            case REFUND -> original.takesMoney();
            case FINISH, PREAUTH_UNDO -> original == Kind.PREAUTH;
            case FINISH_UNDO -> original == Kind.FINISH;
            case CONSUME, CODE, SCAN, PREAUTH -> false;
        };
    }

    private Optional<String> obstacle(Kind kind, Transaction original, long amount) {
        long all = original.charge().map(Transaction.Charge::amount).orElse(0L);
        List<Transaction> followers = followers(original);
        boolean gone = followers.stream().anyMatch(t -> UNDOS.contains(t.kind()));
        boolean finished = followers.stream().anyMatch(t -> t.kind() == Kind.FINISH);
        if (gone || finished) {
            return Optional.of(GONE);
        }
        return switch (kind) {
            case UNDO, FINISH_UNDO -> undo(original, followers, amount == all);
            case PREAUTH_UNDO -> amount == all ? Optional.empty() : Optional.of(DIFFERS);
            case FINISH ->
                    amount * 100 <= all * FINISH_PERCENT ? Optional.empty() : Optional.of(DIFFERS);
            case REFUND -> {
                long back = followers.stream().mapToLong(t -> t.terms().amount()).sum();
                yield back == all
                        ? Optional.of(GONE)
                        : back + amount > all ? Optional.of(DIFFERS) : Optional.empty();
            }
            case CONSUME, CODE, SCAN, PREAUTH -> Optional.of(ORIGINAL_WRONG);
        };
    }

    /** In full, on the day, and before anything went back (rules unionpay.undo). */
    private Optional<String> undo(
            Transaction original, List<Transaction> followers, boolean whole) {
        if (!followers.isEmpty()) {
            return Optional.of(GONE);
        }
        var paidAt = original.charge().map(Transaction.Charge::at).orElse(original.createdAt());
        boolean today = WireTime.settlementDay(paidAt).equals(WireTime.settlementDay(world.now()));
        if (!today) {
            return Optional.of(ORIGINAL_WRONG);
        }
        return whole ? Optional.empty() : Optional.of(DIFFERS);
    }

    /** What followed it and took effect, or is about to. */
    public List<Transaction> followers(Transaction original) {
        List<String> ids = original.charges().stream().map(Transaction.Charge::queryId).toList();
        return world.transactions().all().stream()
                .filter(t -> t.merId().equals(original.merId()))
                .filter(t -> t.terms().origQryId() != null && ids.contains(t.terms().origQryId()))
                .filter(t -> t.status() == Status.DONE || t.status() == Status.UNDER_WAY)
                .toList();
    }
}
