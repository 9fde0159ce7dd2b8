package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class GroupCommitTest {
    private static final int BLOCKER = -1;
    private static final Bulk<Integer> ROW = Bulk.<Integer>start().with("n", "int", n -> n);

    private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private HikariDataSource pool;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private GroupCommit group;
    private CommitLane<Integer, String> commits;

    @BeforeEach
    void begin() {
        pool = TestPostgres.pool(TestPostgres.newDatabase(), 4);
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        jdbc.sql("create table parent (n int primary key)").update();
        jdbc.sql(
                        """
                        create table line (n int primary key,
                            parent int references parent deferrable initially deferred)
                        """)
                .update();
        group = with(new GroupCommit.Limits(100, 1, 50, Duration.ZERO));
        commits = group.lane("test", this::write);
    }

    @AfterEach
    void end() {
        go.countDown();
        group.close();
        callers.shutdown();
        pool.close();
    }

    @Test
    void whatWaitsWhileAGroupIsWrittenIsTheNextGroup() throws Exception {
        var first = blocker();
        var others = submit(IntStream.range(0, 20).toArray());
        Await.until(group::waiting, waiting -> waiting == 20);
        go.countDown();
        assertThat(first.get()).isEqualTo("wrote -1");
        for (int i = 0; i < 20; i++) {
            assertThat(others.get(i).get()).isEqualTo("wrote " + i);
        }
        assertThat(groups).hasSize(2);
        assertThat(groups.get(1)).hasSize(20);
        assertThat(rows()).hasSize(21);
    }

    @Test
    void aBadNeighbourFailsAlone() throws Exception {
        commits.submit(7);
        groups.clear();
        var _ = blocker();
        var others = submit(5, 6, 7, 8);
        Await.until(group::waiting, waiting -> waiting == 4);
        go.countDown();
        assertThat(others.get(0).get()).isEqualTo("wrote 5");
        assertThat(others.get(1).get()).isEqualTo("wrote 6");
        assertThat(others.get(3).get()).isEqualTo("wrote 8");
        assertThatThrownBy(() -> others.get(2).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DuplicateKeyException.class);
        assertThat(rows()).containsExactlyInAnyOrder(-1, 5, 6, 7, 8);
    }

    @Test
    void lanesShareACommit() throws Exception {
        var other = group.lane("other", this::write);
        var _ = blocker();
        var ours = submit(1, 2);
        var theirs = callers.submit(() -> other.submit(3));
        Await.until(group::waiting, waiting -> waiting == 3);
        go.countDown();
        assertThat(theirs.get()).isEqualTo("wrote 3");
        assertThat(ours.get(0).get()).isEqualTo("wrote 1");
        // "other" comes before "test".
        assertThat(groups).hasSize(3);
        assertThat(groups.get(1)).containsExactly(3);
        assertThat(groups.get(2)).containsExactlyInAnyOrder(1, 2);
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void aBadLaneHarmsNoOther() throws Exception {
        commits.submit(7);
        var other = group.lane("other", this::write);
        var _ = blocker();
        var ours = submit(5, 6);
        var theirs = callers.submit(() -> other.submit(7));
        Await.until(group::waiting, waiting -> waiting == 3);
        groups.clear();
        go.countDown();
        assertThat(ours.get(0).get()).isEqualTo("wrote 5");
        assertThat(ours.get(1).get()).isEqualTo("wrote 6");
        assertThatThrownBy(theirs::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DuplicateKeyException.class);
        assertThat(rows()).containsExactlyInAnyOrder(7, -1, 5, 6);
        // Both together, which failed; then each lane by itself, and ours in one piece.
        assertThat(groups.getLast()).containsExactlyInAnyOrder(5, 6);
    }

    @Test
    void aGroupThatTakesLongDoesNotHoldUpTheNext() throws Exception {
        try (var two = with(new GroupCommit.Limits(100, 2, 50, Duration.ofMillis(10)))) {
            var lane = two.lane("test", this::write);
            var held = callers.submit(() -> lane.submit(BLOCKER));
            blocked.await();
            assertThat(lane.submit(1)).isEqualTo("wrote 1");
            assertThat(held.isDone()).isFalse();
            go.countDown();
            assertThat(held.get()).isEqualTo("wrote -1");
        }
    }

    @Test
    void whileAGroupIsWrittenTheNextGathers() throws Exception {
        try (var two = with(new GroupCommit.Limits(100, 2, 50, Duration.ofHours(1)))) {
            var lane = two.lane("test", this::write);
            var held = callers.submit(() -> lane.submit(BLOCKER));
            blocked.await();
            var first = callers.submit(() -> lane.submit(1));
            // The second writer holds the first of them already, and waits with it.
            Await.until(two::waiting, waiting -> waiting == 0);
            var second = callers.submit(() -> lane.submit(2));
            Await.until(two::waiting, waiting -> waiting == 1);
            go.countDown();
            held.get();
            first.get();
            second.get();
            assertThat(groups.getLast()).containsExactly(1, 2);
        }
    }

    @Test
    void whenTheCommitFailsEveryoneIsToldAndNothingIsTriedAgain() throws Exception {
        var _ = blocker();
        // The foreign key is checked by the commit.
        var others = submit(1, 2, 1000);
        Await.until(group::waiting, waiting -> waiting == 3);
        go.countDown();
        for (var other : others) {
            assertThatThrownBy(other::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(groups).hasSize(2);
        assertThat(rows()).containsExactly(-1);
    }

    @Test
    void insideATransactionItIsPartOfThatOne() {
        transaction.executeWithoutResult(status -> {
            commits.submit(3);
            status.setRollbackOnly();
        });
        assertThat(rows()).isEmpty();
    }

    @Test
    void aLimitOfOneWritesOnTheCallersThread() {
        try (var alone = with(GroupCommit.Limits.ALONE)) {
            assertThat(alone.lane("test", this::write).submit(4)).isEqualTo("wrote 4");
        }
        assertThat(rows()).containsExactly(4);
    }

    @Test
    void whoComesWhenTooManyWaitIsToldAtOnce() throws Exception {
        var _ = blocker();
        var _ = submit(IntStream.range(0, 50).toArray());
        Await.until(group::waiting, waiting -> waiting == 50);
        assertThatThrownBy(() -> commits.submit(99)).isInstanceOf(GroupCommit.Overloaded.class);
    }

    @Test
    void closingWritesWhatWaitsAndLaterRequestsStillWork() throws Exception {
        var _ = blocker();
        var others = submit(1, 2);
        Await.until(group::waiting, waiting -> waiting == 2);
        var closing = CompletableFuture.runAsync(group::close, callers);
        go.countDown();
        closing.get();
        assertThat(others.get(0).get()).isEqualTo("wrote 1");
        assertThat(commits.submit(3)).isEqualTo("wrote 3");
        assertThat(rows()).containsExactlyInAnyOrder(-1, 1, 2, 3);
    }

    /** Keeps the only writer busy until {@link #go}. */
    private Future<String> blocker() throws InterruptedException {
        var first = callers.submit(() -> commits.submit(BLOCKER));
        blocked.await();
        return first;
    }

    private List<Future<String>> submit(int... numbers) {
        var futures = new ArrayList<Future<String>>();
        for (int number : numbers) {
            futures.add(callers.submit(() -> commits.submit(number)));
        }
        return futures;
    }

    private GroupCommit with(GroupCommit.Limits limits) {
        return new GroupCommit(transaction, limits);
    }

    /** Numbers from 1000 on refer to a parent that does not exist. */
    private List<String> write(List<Integer> group) {
        groups.add(List.copyOf(group));
        if (group.contains(BLOCKER)) {
            blocked.countDown();
            await(go);
        }
        ROW.bind(jdbc.sql(ROW.insertInto("line")), group).update();
        jdbc.sql("update line set parent = n where n >= 1000").update();
        return group.stream().map(n -> "wrote " + n).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many have left rows. */
    private int transactions() {
        return jdbc.sql("select count(distinct xmin::text) from line")
                .query(Integer.class)
                .single();
    }

    private List<Integer> rows() {
        return jdbc.sql("select n from line").query((row, number) -> row.getInt(1)).list();
    }
}
