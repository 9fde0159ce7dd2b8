package dev.tollbridge.simulators.unionpay.state;

import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.unionpay.state.Transaction.Charge;
import dev.tollbridge.simulators.unionpay.state.Transaction.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The life of a transaction. Every method expects the world's lock. */
public final class Trading {
    static final String SUCCESS = "00";
    private static final String FLAWED_SUCCESS = "A6";
    private static final String LATE_CHARGE = "42";

    /** Rule unionpay.follow.settles. */
    private static final Duration SETTLES_AFTER = Duration.ofSeconds(2);

    private static final int TOKEN_LENGTH = 24;
    private static final int TN_DIGITS = 21;

    private final World world;
    private final Changes changes;

    public Trading(World world, Changes changes) {
        this.world = world;
        this.changes = changes;
    }

    /** Sets the timers of everything that was open when the last run ended. */
    public void resume() {
        world.transactions().all().forEach(this::watch);
    }

    private Transaction save(Transaction transaction) {
        watch(transaction);
        return world.transactions().save(transaction);
    }

    private void watch(Transaction transaction) {
        String timer = "transaction:" + transaction.key();
        Instant at =
                transaction.dueAt() == null && transaction.isOpen()
                        ? transaction.terms().expiresAt()
                        : transaction.dueAt();
        if (at == null) {
            world.timers().cancel(timer);
        } else {
            world.timers().at(timer, at, () -> refresh(transaction.key()));
        }
    }

    private void refresh(String key) {
        world.locked(() -> world.transactions().find(key).map(this::current));
    }

    /** The transaction with what time has done to it. */
    public Transaction current(Transaction transaction) {
        Instant now = world.now();
        if (transaction.dueAt() != null && !now.isBefore(transaction.dueAt())) {
            return settle(transaction);
        }
        Instant end = transaction.terms().expiresAt();
        boolean late = transaction.isOpen() && end != null && !now.isBefore(end);
        return late && transaction.kind().needsPayer() ? expire(transaction) : transaction;
    }

    private Transaction expire(Transaction transaction) {
        Transaction expired = save(transaction.in(Status.EXPIRED, transaction.code()));
        if (!world.faults().takes("pay_after_close", transaction.orderId(), null)) {
            return expired;
        }
        // Charged and given back: a success for nobody, so nobody is told.
        return save(expired.charged(charge(transaction.terms().amount(), Card.PAYS), LATE_CHARGE));
    }

    public Transaction start(String merId, String orderId, String txnTime, Kind kind, Terms terms) {
        boolean app = terms.entry().equals("appTransReq");
        return save(
                new Transaction(
                        merId,
                        orderId,
                        txnTime,
                        kind,
                        terms,
                        world.numbers().token(TOKEN_LENGTH),
                        app ? world.numbers().digits(TN_DIGITS) : null,
                        Status.WAITING,
                        null,
                        List.of(),
                        world.now(),
                        null));
    }

    /** Accepted, and done a little later. */
    public Transaction follow(Transaction accepted) {
        String number = accepted.orderId();
        Instant due =
                world.faults()
                        .take("follow_slow", number, null)
                        .map(fault ->
                                world.now()
                                        .plusMillis(
                                                fault.delayMs() == null ? 60_000 : fault.delayMs()))
                        .orElse(world.now().plus(SETTLES_AFTER));
        return save(accepted.due(due));
    }

    /** The payer is asked on the phone; later decided by {@link #pay} or {@link #decline}. */
    public Transaction ask(Transaction scanned) {
        return save(scanned.in(Status.UNDER_WAY, null));
    }

    private Transaction settle(Transaction transaction) {
        if (world.faults().takes("follow_fails", transaction.orderId(), null)) {
            return fail(transaction, "60");
        }
        return charge(transaction, transaction.terms().amount(), Card.PAYS);
    }

    /** The payer pays. Faults may change the amount or charge twice. */
    public Transaction pay(Transaction transaction, Card card) {
        String number = transaction.orderId();
        long amount =
                world.faults()
                        .take("pay_other_amount", number, null)
                        .map(fault -> otherAmount(fault, transaction.terms().amount()))
                        .orElse(transaction.terms().amount());
        Transaction paid = charge(transaction, amount, card);
        if (!world.faults().takes("pay_twice", number, null)) {
            return paid;
        }
        Charge again = charge(amount, card);
        changes.chargedAgain(paid, again);
        return save(paid.charged(again, SUCCESS));
    }

    private Transaction charge(Transaction transaction, long amount, Card card) {
        String number = transaction.orderId();
        boolean flawed = world.faults().takes("flawed_success", number, null);
        String code = flawed ? FLAWED_SUCCESS : SUCCESS;
        Transaction done = save(transaction.charged(charge(amount, card), code));
        changes.ended(done);
        return done;
    }

    private Charge charge(long amount, Card card) {
        Instant now = world.now();
        String trace = world.numbers().digits(6);
        String queryId = WireTime.full(now) + world.numbers().digits(7);
        return new Charge(queryId, amount, now, trace, card.masked());
    }

    private static long otherAmount(Fault fault, long asked) {
        return fault.amount() == null ? Math.max(1, asked - 1) : fault.amount();
    }

    /** On a page the payer may try another card; a scanned code is one try. */
    public Transaction decline(Transaction transaction, String code) {
        return transaction.kind() == Kind.SCAN
                ? fail(transaction, code)
                : save(transaction.in(Status.WAITING, code));
    }

    private Transaction fail(Transaction transaction, String code) {
        Transaction failed = save(transaction.in(Status.FAILED, code));
        changes.ended(failed);
        return failed;
    }
}
