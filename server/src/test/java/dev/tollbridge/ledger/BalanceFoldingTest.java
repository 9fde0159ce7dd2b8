package dev.tollbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Every entry counts once, whoever writes, folds, waits or fails meanwhile. */
@SuppressWarnings("NullAway.Init") // set before each test
class BalanceFoldingTest {
    private static final TransactionDefinition NEW =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    private TestBooks books;
    private MerchantId merchant;
    private ChannelAccountId account;

    @BeforeEach
    void open() {
        books = TestBooks.open();
        merchant = books.merchant();
        account = books.account();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void balancesAreOfThisMomentBeforeAndAfterFolding() {
        books.post(merchant, TestBooks.captured("1", account, 10_000, 60));
        books.post(merchant, TestBooks.refunded("2", account, 2_500, 15));
        var before = books.balances(merchant);
        assertThat(before)
                .containsExactly(
                        new Balance(LedgerAccount.fees(account), TestBooks.CNY, 60, 15),
                        new Balance(LedgerAccount.receivable(account), TestBooks.CNY, 9_940, 2_485),
                        new Balance(LedgerAccount.payable(), TestBooks.CNY, 2_500, 10_000));
        assertThat(books.count("ledger_unfolded")).isEqualTo(2);
        assertThat(books.folding.fold()).isEqualTo(2);
        assertThat(books.balances(merchant)).isEqualTo(before);
        assertThat(books.count("ledger_unfolded")).isZero();
        assertThat(books.folding.fold()).isZero();
        assertThat(books.balances(merchant)).isEqualTo(before);
        books.post(merchant, TestBooks.captured("3", account, 1, 1));
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-7_501);
    }

    @Test
    void foldsBatchByBatch() {
        for (int i = 0; i < 7; i++) {
            books.post(merchant, TestBooks.captured("a" + i, account, 10, 1));
        }
        assertThat(books.folding.foldBatch(3)).isEqualTo(3);
        assertThat(books.count("ledger_unfolded")).isEqualTo(4);
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-70);
        assertThat(books.folding.fold()).isEqualTo(4);
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-70);
    }

    @Test
    void aTransactionThatIsStillOpenIsFoldedAfterItsEndAndOnce() {
        var open = books.transactions.getTransaction(NEW);
        books.ledger.post(
                List.of(
                        new Booking(
                                merchant,
                                false,
                                new PaymentId(books.ids.next()),
                                TestBooks.AT,
                                List.of(TestBooks.captured("slow", account, 100, 0)))));
        // A later transaction that ends first; both on the same accounts, so nobody waits.
        inParallel(() -> {
            books.post(merchant, TestBooks.captured("quick", account, 7, 0));
            return books.folding.fold();
        });
        assertThat(inParallel(() -> books.balance(merchant, LedgerAccount.payable())))
                .isEqualTo(-7);
        books.transactions.commit(open);
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-107);
        assertThat(books.folding.fold()).isEqualTo(1);
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-107);
    }

    @Test
    void aFoldThatFailsHasDoneNothingAndKeepsNobodyWaiting() {
        books.post(merchant, TestBooks.captured("1", account, 100, 0));
        var open = books.transactions.getTransaction(NEW);
        assertThat(books.folding.fold()).isEqualTo(1);
        // The account's balance row is locked now; a payment neither needs nor reads it.
        inParallel(() -> {
            books.transaction.executeWithoutResult(status -> {
                books.jdbc.sql("set local lock_timeout = '2s'").update();
                books.ledger.post(
                        List.of(
                                new Booking(
                                        merchant,
                                        false,
                                        new PaymentId(books.ids.next()),
                                        TestBooks.AT,
                                        List.of(TestBooks.captured("2", account, 50, 0)))));
            });
            return 0L;
        });
        books.transactions.rollback(open);
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-150);
        assertThat(books.folding.fold()).isEqualTo(2);
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-150);
    }

    @Test
    void balancesAreTheReplayAfterRandomHistories() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var merchants = List.of(merchant, books.merchant(), books.merchant());
        var expected = new long[merchants.size()];
        for (int i = 0; i < 150; i++) {
            int who = random.nextInt(merchants.size());
            long gross = random.nextLong(2, 100_000);
            int step = i;
            if (random.nextInt(4) == 0) {
                books.folding.foldBatch(random.nextInt(1, 20));
            } else if (random.nextInt(4) == 0) {
                books.transaction.executeWithoutResult(status -> {
                    books.post(
                            merchants.get(who),
                            TestBooks.captured("undone" + step, account, gross, 1));
                    status.setRollbackOnly();
                });
            } else {
                long back = random.nextLong(1, gross);
                books.post(
                        merchants.get(who),
                        TestBooks.captured("c" + i, account, gross, gross / 100),
                        TestBooks.refunded("r" + i, account, back, back / 100));
                expected[who] += back - gross;
            }
            assertThat(books.balance(merchants.get(who), LedgerAccount.payable()))
                    .as("seed %s, step %s", seed, i)
                    .isEqualTo(expected[who]);
        }
        assertThat(BalanceProof.differences(BalanceProof.lines(books.jdbc)))
                .as("seed %s", seed)
                .isEmpty();
    }

    @Test
    void writersFoldersAndReadersAtTheSameTime() throws ExecutionException, InterruptedException {
        int writers = 6;
        int each = 60;
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> written = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                written.add(threads.submit(() -> write(writer, each)));
            }
            List<Future<Long>> folded = new ArrayList<>();
            for (int f = 0; f < 3; f++) {
                folded.add(threads.submit(() -> foldWhile(writing)));
            }
            var reader = threads.submit(() -> readWhile(writing));
            long posted = 0;
            for (var future : written) {
                posted += future.get();
            }
            writing.set(false);
            long taken = 0;
            for (var future : folded) {
                taken += future.get();
            }
            assertThat(reader.get()).isPositive();
            taken += books.folding.fold();
            assertThat(taken).isEqualTo(posted);
            assertThat(posted).isEqualTo(books.count("ledger_entries"));
            assertThat(books.count("ledger_unfolded")).isZero();
            assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-100 * posted);
            assertThat(BalanceProof.differences(BalanceProof.lines(books.jdbc))).isEmpty();
        }
    }

    @Test
    void aRestoredCopyGoesOnWhereTheOriginalWas() {
        books.post(merchant, TestBooks.captured("1", account, 100, 0));
        books.folding.fold();
        books.post(merchant, TestBooks.captured("2", account, 50, 0));
        // As pg_dump and pg_restore do: the rows alone, without any counter of the old server.
        try (var copy = TestBooks.open()) {
            for (var table : List.of("ledger_entries", "ledger_balances", "ledger_unfolded")) {
                copyRows(table, copy);
            }
            assertThat(copy.balances(merchant)).isEqualTo(books.balances(merchant));
            copy.post(merchant, TestBooks.captured("3", account, 7, 0));
            assertThat(copy.balance(merchant, LedgerAccount.payable())).isEqualTo(-157);
            assertThat(copy.folding.fold()).isEqualTo(2);
            assertThat(copy.balance(merchant, LedgerAccount.payable())).isEqualTo(-157);
            assertThat(BalanceProof.differences(BalanceProof.lines(copy.jdbc))).isEmpty();
        }
    }

    /** The statements of docs/ledger.md. */
    @Test
    void balancesCanBeMadeAnewFromTheEntries() {
        books.post(merchant, TestBooks.captured("1", account, 100, 0));
        books.folding.fold();
        books.post(merchant, TestBooks.captured("2", account, 50, 0));
        books.jdbc.sql("update ledger_balances set credits = credits + 1").update();
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-151);
        books.transaction.executeWithoutResult(status -> {
            books.jdbc.sql("lock table ledger_entries in share mode").update();
            books.jdbc.sql("delete from ledger_balances").update();
            books.jdbc
                    .sql(
                            """
                            insert into ledger_unfolded select merchant_id, live, id from ledger_entries
                            on conflict do nothing
                            """)
                    .update();
        });
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-150);
        assertThat(books.folding.fold()).isEqualTo(2);
        assertThat(books.balance(merchant, LedgerAccount.payable())).isEqualTo(-150);
        assertThat(BalanceProof.differences(BalanceProof.lines(books.jdbc))).isEmpty();
    }

    private void copyRows(String table, TestBooks copy) {
        var rows =
                books.jdbc
                        .sql("select coalesce(jsonb_agg(t), '[]')::text from " + table + " t")
                        .query((row, number) -> row.getString(1))
                        .single();
        copy.transaction.executeWithoutResult(status -> {
            copy.jdbc.sql("set local session_replication_role = replica").update();
            copy.jdbc
                    .sql(
                            "insert into %1$s select * from jsonb_populate_recordset(null::%1$s, :rows::jsonb)"
                                    .formatted(table))
                    .param("rows", rows)
                    .update();
        });
    }

    /** Some transactions are rolled back: they must never count. */
    private long write(int writer, int times) {
        var random = new Random(writer);
        long posted = 0;
        for (int i = 0; i < times; i++) {
            var name = writer + ":" + i;
            boolean keep = random.nextInt(5) > 0;
            books.transaction.executeWithoutResult(status -> {
                books.ledger.post(
                        List.of(
                                new Booking(
                                        merchant,
                                        false,
                                        new PaymentId(books.ids.next()),
                                        TestBooks.AT,
                                        List.of(TestBooks.captured(name, account, 100, 1)))));
                if (!keep) {
                    status.setRollbackOnly();
                }
            });
            posted += keep ? 1 : 0;
        }
        return posted;
    }

    private long foldWhile(AtomicBoolean writing) {
        long folded = 0;
        while (writing.get()) {
            folded += books.folding.foldBatch(13);
        }
        return folded;
    }

    /** At every moment the books balance, and debits and credits never fall. */
    private long readWhile(AtomicBoolean writing) {
        long reads = 0;
        long before = 0;
        do {
            var balances = books.balances(merchant);
            assertThat(balances.stream().mapToLong(Balance::amount).sum()).isZero();
            long credits = balances.stream().mapToLong(Balance::credits).sum();
            assertThat(credits).isGreaterThanOrEqualTo(before);
            before = credits;
            reads++;
        } while (writing.get());
        return reads;
    }

    private static long inParallel(Callable<Long> task) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(task).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
