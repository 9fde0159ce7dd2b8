package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The files in the database. Written inside the caller's transaction; the row of the payment is the
 * lock of its file.
 */
@Component
class PaymentStore {
    private final PaymentTable table;
    private final AttemptTable attempts;
    private final DrawTable draws;
    private final RefundTable refunds;
    private final RecentFiles recent = new RecentFiles();

    PaymentStore(PaymentTable table, AttemptTable attempts, DrawTable draws, RefundTable refunds) {
        this.table = table;
        this.attempts = attempts;
        this.draws = draws;
        this.refunds = refunds;
    }

    /**
     * @return which were inserted: not those whose id or merchant's order id is taken
     */
    Set<PaymentId> insert(Collection<Payment> payments) {
        return payments.isEmpty() ? Set.of() : table.insert(payments);
    }

    /** The files that exist, their payments locked until the end of the transaction. */
    Map<PaymentId, PaymentFile> lock(Collection<PaymentId> ids) {
        return files(ids, true);
    }

    Optional<PaymentFile> read(PaymentId id) {
        return Optional.ofNullable(files(List.of(id), false).get(id));
    }

    Optional<PaymentFile> findByOrder(MerchantId merchant, boolean live, String merchantOrderId) {
        return table.findByOrder(merchant, live, merchantOrderId).flatMap(this::read);
    }

    Optional<PaymentId> paymentOf(AttemptId attempt) {
        return recent.paymentOf(attempt).or(() -> attempts.paymentOf(attempt));
    }

    Optional<PaymentId> paymentOf(DrawId draw) {
        return draws.paymentOf(draw);
    }

    Optional<PaymentId> paymentOf(RefundId refund) {
        return refunds.paymentOf(refund);
    }

    Optional<PaymentFile> fileOf(AttemptId attempt) {
        return paymentOf(attempt).flatMap(this::read);
    }

    Optional<PaymentFile> fileOf(DrawId draw) {
        return paymentOf(draw).flatMap(this::read);
    }

    Optional<PaymentFile> fileOf(RefundId refund) {
        return paymentOf(refund).flatMap(this::read);
    }

    Optional<RefundId> findRefund(MerchantId merchant, boolean live, String merchantRefundId) {
        return refunds.find(merchant, live, merchantRefundId);
    }

    private Map<PaymentId, PaymentFile> files(Collection<PaymentId> ids, boolean lock) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<PaymentId, PaymentFile> files = HashMap.newHashMap(ids.size());
        var unknown = new ArrayList<Payment>();
        for (var payment : table.find(ids, lock)) {
            recent.find(payment)
                    .ifPresentOrElse(
                            file -> files.put(payment.id(), file), () -> unknown.add(payment));
        }
        complete(unknown).forEach(file -> files.put(file.payment().id(), file));
        return files;
    }

    private List<PaymentFile> complete(List<Payment> payments) {
        if (payments.isEmpty()) {
            return List.of();
        }
        var ids = payments.stream().map(Payment::id).toList();
        var manual =
                payments.stream()
                        .filter(payment -> payment.terms().manualCapture())
                        .map(Payment::id)
                        .toList();
        var attemptsOf = by(attempts.of(ids), attempt -> attempt.terms().payment());
        var drawsOf =
                manual.isEmpty()
                        ? Map.<PaymentId, List<Draw>>of()
                        : by(draws.of(manual), draw -> draw.terms().payment());
        var refundsOf = by(refunds.of(ids), refund -> refund.terms().payment());
        return payments.stream()
                .map(payment ->
                        new PaymentFile(
                                payment,
                                attemptsOf.getOrDefault(payment.id(), List.of()),
                                drawsOf.getOrDefault(payment.id(), List.of()),
                                refundsOf.getOrDefault(payment.id(), List.of())))
                .toList();
    }

    /** Of a file whose change is committed: the next step need not read all of it again. */
    void remember(PaymentFile committed) {
        recent.put(committed);
    }

    /** As a node that has just started. */
    void forget() {
        recent.clear();
    }

    private static <T> Map<PaymentId, List<T>> by(List<T> rows, Function<T, PaymentId> payment) {
        return rows.stream().collect(Collectors.groupingBy(payment));
    }

    /**
     * A file as it was and as it is to be.
     *
     * @param before of a new payment: without the parts that are to be inserted
     * @param isNew whether the payment's row was inserted in this transaction, as it is to be
     */
    record Change(PaymentFile before, PaymentFile after, boolean isNew) {}

    /** Writes what differs, and returns each file with its new versions. */
    List<PaymentFile> save(List<Change> changes) {
        var payments = new Writing<Payment, Payment>();
        var attempts = new Writing<Attempt, Owned<Attempt>>();
        var draws = new Writing<Draw, Owned<Draw>>();
        var refunds = new Writing<Refund, Owned<Refund>>();
        var saved = new ArrayList<PaymentFile>(changes.size());
        for (var change : changes) {
            var before = change.before();
            var after = change.after();
            var terms = after.payment().terms();
            saved.add(
                    new PaymentFile(
                            payment(change, payments),
                            after.attempts().stream()
                                    .map(it ->
                                            attempts.row(
                                                    before.attempt(it.id()),
                                                    it,
                                                    part -> new Owned<>(terms, part),
                                                    Attempt::next))
                                    .toList(),
                            after.draws().stream()
                                    .map(it ->
                                            draws.row(
                                                    before.draw(it.id()),
                                                    it,
                                                    part -> new Owned<>(terms, part),
                                                    Draw::next))
                                    .toList(),
                            after.refunds().stream()
                                    .map(it ->
                                            refunds.row(
                                                    before.refund(it.id()),
                                                    it,
                                                    part -> new Owned<>(terms, part),
                                                    Refund::next))
                                    .toList()));
        }
        table.update(payments.updated);
        this.attempts.insert(attempts.inserted);
        this.attempts.update(attempts.updated);
        this.draws.insert(draws.inserted);
        this.draws.update(draws.updated);
        this.refunds.insert(refunds.inserted);
        this.refunds.update(refunds.updated);
        return saved;
    }

    /** Its row counts the states of the whole file, so that one look at it tells them apart. */
    private static Payment payment(Change change, Writing<Payment, Payment> payments) {
        var payment = change.after().payment();
        if (change.isNew() || change.before().equals(change.after())) {
            return payment;
        }
        payments.updated.add(payment);
        return payment.next();
    }

    /**
     * The rows of one table that have to be written.
     *
     * @param <T> the part of the file
     * @param <R> what its row is made of
     */
    private static final class Writing<T, R> {
        private final List<R> inserted = new ArrayList<>();
        private final List<R> updated = new ArrayList<>();

        /** Notes what is to be done and returns the part as it will be. */
        T row(Optional<T> before, T after, Function<T, R> row, UnaryOperator<T> next) {
            if (before.isEmpty()) {
                inserted.add(row.apply(after));
                return after;
            }
            if (before.get().equals(after)) {
                return after;
            }
            updated.add(row.apply(after));
            return next.apply(after);
        }
    }
}
