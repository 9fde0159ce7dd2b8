package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers are claimed, and written by who has claimed them. */
class PreconditionTest {
    private static final int TOO_LARGE = 1000;
    private static final Bulk<Integer> ROW = Bulk.<Integer>start().with("n", "int", n -> n);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger groupsOfClaims = new AtomicInteger();
    private HikariDataSource pool;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private GroupCommit group;
    private CommitLane<Integer, Boolean> claims;
    private CommitLane<Integer, String> rows;

    @BeforeEach
    void begin() {
        pool = TestPostgres.pool(TestPostgres.newDatabase(), 4);
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        jdbc.sql("create table claim (n int primary key check (n < 1000))").update();
        jdbc.sql("create table line (n int primary key)").update();
        group = new GroupCommit(transaction, new GroupCommit.Limits(100, 1, 50, Duration.ZERO));
        claims = group.lane("claim", this::claim);
        rows = group.lane("row", this::write);
    }

    @AfterEach
    void end() {
        group.close();
        callers.shutdown();
        pool.close();
    }

    @Test
    void bothAreOneCommit() {
        var claim = claim(1);
        try (var _ = claim.open()) {
            assertThat(rows.submit(1)).isEqualTo("wrote 1");
        }
        assertThat(transactions()).isEqualTo(1);
        assertThat(claim.answer()).isTrue();
        assertThat(claim.isWithheld()).isFalse();
        assertThat(claimed()).containsExactly(1);
        assertThat(written()).containsExactly(1);
    }

    @Test
    void whatIsNotGrantedIsNotWritten() {
        claims.submit(1);
        var claim = claim(1);
        try (var _ = claim.open()) {
            assertThatThrownBy(() -> rows.submit(1)).isInstanceOf(Precondition.Withheld.class);
        }
        assertThat(claim.isWithheld()).isTrue();
        assertThat(claim.answer()).isFalse();
        assertThat(written()).isEmpty();
    }

    @Test
    void onlyTheFirstWriteTakesItAlong() {
        var claim = claim(1);
        try (var _ = claim.open()) {
            rows.submit(1);
            rows.submit(2);
        }
        rows.submit(3);
        assertThat(groupsOfClaims).hasValue(1);
        assertThat(written()).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void whereNothingIsWrittenNothingIsClaimed() {
        var claim = claim(1);
        try (var _ = claim.open()) {
            assertThat(claim.isSubmitted()).isFalse();
        }
        rows.submit(1);
        assertThat(claim.isSubmitted()).isFalse();
        assertThat(claim.isWithheld()).isFalse();
        assertThatThrownBy(claim::answer).isInstanceOf(IllegalStateException.class);
        assertThat(claimed()).isEmpty();
    }

    /** As a claim that is followed by a step that fails. */
    @Test
    void aWriteThatFailsLeavesTheClaim() {
        rows.submit(1);
        var claim = claim(1);
        try (var _ = claim.open()) {
            assertThatThrownBy(() -> rows.submit(1)).isInstanceOf(DuplicateKeyException.class);
        }
        assertThat(claim.answer()).isTrue();
        assertThat(claimed()).containsExactly(1);
    }

    @Test
    void whereTheClaimFailsTheWriterIsToldWhy() {
        var claim = claim(TOO_LARGE);
        try (var _ = claim.open()) {
            assertThatThrownBy(() -> rows.submit(1))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(claim.isWithheld()).isFalse();
        assertThatThrownBy(claim::answer).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(written()).isEmpty();
    }

    @Test
    void neighboursAreNotConcerned() throws Exception {
        claims.submit(1);
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var blocker = group.lane("blocker", (List<Integer> numbers) -> hold(held, go, numbers));
        var first = callers.submit(() -> blocker.submit(0));
        held.await();
        var refused = callers.submit(() -> write(claim(1), 1));
        var failed = callers.submit(() -> write(claim(TOO_LARGE), 2));
        var granted = callers.submit(() -> write(claim(3), 3));
        var without = callers.submit(() -> rows.submit(4));
        Await.until(group::waiting, waiting -> waiting == 4);
        go.countDown();
        first.get();
        assertThatThrownBy(refused::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Precondition.Withheld.class);
        assertThatThrownBy(failed::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(granted.get()).isEqualTo("wrote 3");
        assertThat(without.get()).isEqualTo("wrote 4");
        assertThat(written()).containsExactlyInAnyOrder(3, 4);
        assertThat(claimed()).containsExactlyInAnyOrder(1, 3);
    }

    /** Nobody knows yet how that transaction ends. */
    @Test
    void insideATransactionItIsRefused() {
        try (var _ = claim(1).open()) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> rows.submit(1)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(claimed()).isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void itsLaneIsWorkedFirstOrItIsRefused() {
        var later = rows.precondition(1, text -> true);
        try (var _ = later.open()) {
            assertThatThrownBy(() -> claims.submit(1)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(claimed()).isEmpty();
    }

    @Test
    void aLimitOfOneKnowsItToo() {
        try (var alone = new GroupCommit(transaction, GroupCommit.Limits.ALONE)) {
            var claim =
                    alone.<Integer, Boolean>lane("claim", this::claim).precondition(1, it -> it);
            try (var _ = claim.open()) {
                alone.<Integer, String>lane("row", this::write).submit(1);
            }
        }
        assertThat(claimed()).containsExactly(1);
        assertThat(written()).containsExactly(1);
    }

    private Precondition<Boolean> claim(int number) {
        return claims.precondition(number, claimed -> claimed);
    }

    private String write(Precondition<Boolean> claim, int number) {
        try (var _ = claim.open()) {
            return rows.submit(number);
        }
    }

    private List<Boolean> claim(List<Integer> numbers) {
        groupsOfClaims.incrementAndGet();
        var claimed =
                ROW.bind(
                                jdbc.sql(
                                        ROW.insertInto("claim")
                                                + " on conflict do nothing returning n"),
                                numbers)
                        .query(Integer.class)
                        .set();
        return numbers.stream().map(claimed::contains).toList();
    }

    private List<String> write(List<Integer> numbers) {
        ROW.bind(jdbc.sql(ROW.insertInto("line")), numbers).update();
        return numbers.stream().map(number -> "wrote " + number).toList();
    }

    private static List<Integer> hold(
            CountDownLatch held, CountDownLatch go, List<Integer> numbers) {
        held.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return numbers;
    }

    private List<Integer> claimed() {
        return jdbc.sql("select n from claim").query((row, number) -> row.getInt(1)).list();
    }

    private List<Integer> written() {
        return jdbc.sql("select n from line").query((row, number) -> row.getInt(1)).list();
    }

    /** How many have left rows. */
    private int transactions() {
        return jdbc.sql(
                        """
                        select count(distinct id) from
                            (select xmin::text as id from line union all select xmin::text from claim)
                        """)
                .query(Integer.class)
                .single();
    }
}
