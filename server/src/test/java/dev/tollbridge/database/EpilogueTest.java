package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tollbridge.database.Epilogue.Written;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers are written, and what that has come to is told in the same commit. */
class EpilogueTest {
    private static final Bulk<Integer> NUMBER = Bulk.<Integer>start().with("n", "int", n -> n);
    private static final Bulk<String> TEXT = Bulk.<String>start().with("t", "text", text -> text);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private HikariDataSource pool;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private GroupCommit group;
    private CommitLane<Integer, String> rows;
    private CommitLane<String, Integer> told;

    @BeforeEach
    void begin() {
        pool = TestPostgres.pool(TestPostgres.newDatabase(), 4);
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        jdbc.sql("create table line (n int primary key)").update();
        jdbc.sql("create table told (t text primary key check (t <> 'told: wrote 13'))").update();
        group = new GroupCommit(transaction, new GroupCommit.Limits(100, 1, 50, Duration.ZERO));
        rows = group.lane("row", this::write);
        told = group.lane("told", this::tell);
    }

    @AfterEach
    void end() {
        group.close();
        callers.shutdown();
        pool.close();
    }

    @Test
    void bothAreOneCommit() {
        var epilogue = epilogue();
        try (var _ = epilogue.open()) {
            assertThat(rows.submitLast(1, text -> text)).isEqualTo("wrote 1");
        }
        assertThat(epilogue.written()).hasValue(new Written<>("told: wrote 1", 13));
        assertThat(tellings()).containsExactly("told: wrote 1");
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void onlyTheLastTakesItAlong() {
        var epilogue = epilogue();
        try (var _ = epilogue.open()) {
            rows.submit(1);
            assertThat(epilogue.written()).isEmpty();
            rows.submitLast(2, text -> text);
            // It was the last after all.
            rows.submitLast(3, text -> text);
        }
        rows.submitLast(4, text -> text);
        assertThat(tellings()).containsExactly("told: wrote 2");
        assertThat(written()).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void whatHasNothingToTellTellsNothing() {
        var epilogue = epilogue();
        try (var _ = epilogue.open()) {
            assertThat(rows.submitLast(1, text -> null)).isEqualTo("wrote 1");
        }
        assertThat(epilogue.written()).isEmpty();
        assertThat(written()).containsExactly(1);
        assertThat(tellings()).isEmpty();
    }

    @Test
    void whereNothingIsWrittenNothingIsTold() {
        rows.submit(1);
        var epilogue = epilogue();
        try (var _ = epilogue.open()) {
            assertThatThrownBy(() -> rows.submitLast(1, text -> text))
                    .isInstanceOf(DuplicateKeyException.class);
        }
        assertThat(epilogue.written()).isEmpty();
        assertThat(tellings()).isEmpty();
    }

    /** It only goes along: what it follows is written all the same, by itself. */
    @Test
    void aTellingThatFailsHarmsNobody() {
        var epilogue = epilogue();
        try (var _ = epilogue.open()) {
            assertThat(rows.submitLast(13, text -> text)).isEqualTo("wrote 13");
        }
        assertThat(epilogue.written()).isEmpty();
        assertThat(written()).containsExactly(13);
        assertThat(tellings()).isEmpty();
    }

    @Test
    void neitherDoesOneThatCannotBeMade() {
        var epilogue = epilogue();
        try (var _ = epilogue.open()) {
            assertThat(
                            rows.submitLast(
                                    1,
                                    text -> {
                                        throw new IllegalStateException("not to be printed");
                                    }))
                    .isEqualTo("wrote 1");
        }
        assertThat(epilogue.written()).isEmpty();
        assertThat(written()).containsExactly(1);
    }

    @Test
    void aPreconditionGoesAlongToo() {
        var claims = group.lane("claim", (List<Integer> numbers) -> numbers);
        for (boolean granted : List.of(true, false)) {
            var claim = claims.precondition(1, number -> granted);
            var epilogue = epilogue();
            try (var _ = claim.open();
                    var _ = epilogue.open()) {
                if (granted) {
                    assertThat(rows.submitLast(1, text -> text)).isEqualTo("wrote 1");
                } else {
                    assertThatThrownBy(() -> rows.submitLast(2, text -> text))
                            .isInstanceOf(Precondition.Withheld.class);
                }
            }
            assertThat(epilogue.written().isPresent()).isEqualTo(granted);
        }
        assertThat(written()).containsExactly(1);
        assertThat(tellings()).containsExactly("told: wrote 1");
    }

    @Test
    void neighboursAreNotConcerned() throws Exception {
        rows.submit(1);
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var blocker =
                group.lane(
                        "blocker",
                        (List<Integer> numbers) -> {
                            held.countDown();
                            try {
                                go.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return numbers;
                        });
        var first = callers.submit(() -> blocker.submit(0));
        held.await();
        var taken = callers.submit(() -> write(1));
        var untold = callers.submit(() -> write(13));
        var good = callers.submit(() -> write(3));
        Await.until(group::waiting, waiting -> waiting == 3);
        go.countDown();
        first.get();
        assertThatThrownBy(taken::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DuplicateKeyException.class);
        assertThat(untold.get()).isFalse();
        assertThat(good.get()).isTrue();
        assertThat(written()).containsExactlyInAnyOrder(1, 3, 13);
        assertThat(tellings()).containsExactly("told: wrote 3");
    }

    /** Nothing waits for what will never be answered. */
    @Test
    void whatIsNotTakenOnIsNotWaitedFor() {
        try (var full =
                new GroupCommit(transaction, new GroupCommit.Limits(2, 1, 0, Duration.ZERO))) {
            var epilogue =
                    full.<String, Integer>lane("told", this::tell)
                            .epilogue(text -> "told: " + text);
            try (var _ = epilogue.open()) {
                var lane = full.<Integer, String>lane("row", this::write);
                assertThatThrownBy(() -> lane.submitLast(1, text -> text))
                        .isInstanceOf(GroupCommit.Overloaded.class);
            }
            assertThat(epilogue.written()).isEmpty();
        }
        assertThat(written()).isEmpty();
    }

    /** Nobody knows yet how that transaction ends. */
    @Test
    void insideATransactionItIsRefused() {
        try (var _ = epilogue().open()) {
            assertThatThrownBy(() ->
                            transaction.executeWithoutResult(
                                    status -> rows.submitLast(1, text -> text)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(written()).isEmpty();
    }

    @Test
    void itsLaneIsWorkedLaterOrItIsRefused() {
        try (var _ = rows.epilogue(text -> 1).open()) {
            assertThatThrownBy(() -> told.submitLast("a", number -> number))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(tellings()).isEmpty();
    }

    @Test
    void aLimitOfOneKnowsItToo() {
        try (var alone = new GroupCommit(transaction, GroupCommit.Limits.ALONE)) {
            var epilogue =
                    alone.<String, Integer>lane("told", this::tell)
                            .epilogue(text -> "told: " + text);
            try (var _ = epilogue.open()) {
                alone.<Integer, String>lane("row", this::write).submitLast(1, text -> text);
            }
            assertThat(epilogue.written()).isPresent();
        }
        assertThat(transactions()).isEqualTo(1);
        assertThat(tellings()).containsExactly("told: wrote 1");
    }

    private Epilogue<String, Integer> epilogue() {
        return told.epilogue(text -> "told: " + text);
    }

    /** Whether it was told. */
    private boolean write(int number) {
        var epilogue = epilogue();
        try (var _ = epilogue.open()) {
            rows.submitLast(number, text -> text);
        }
        return epilogue.written().isPresent();
    }

    private List<String> write(List<Integer> numbers) {
        NUMBER.bind(jdbc.sql(NUMBER.insertInto("line")), numbers).update();
        return numbers.stream().map(number -> "wrote " + number).toList();
    }

    private List<Integer> tell(List<String> texts) {
        TEXT.bind(jdbc.sql(TEXT.insertInto("told")), texts).update();
        return texts.stream().map(String::length).toList();
    }

    private List<Integer> written() {
        return jdbc.sql("select n from line").query((row, number) -> row.getInt(1)).list();
    }

    private List<String> tellings() {
        return jdbc.sql("select t from told").query((row, number) -> row.getString(1)).list();
    }

    /** How many have left rows. */
    private int transactions() {
        return jdbc.sql(
                        "select count(distinct x) from (select xmin::text x from line union all"
                                + " select xmin::text from told) rows")
                .query(Integer.class)
                .single();
    }
}
