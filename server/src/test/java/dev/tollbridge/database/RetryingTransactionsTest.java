package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What PostgreSQL itself gives up is done again, and counts once. */
class RetryingTransactionsTest {
    private final String url = TestPostgres.newDatabase();
    private final DriverManagerDataSource source = new DriverManagerDataSource(url);
    private final JdbcClient sql = JdbcClient.create(source);
    private final AtomicInteger tries = new AtomicInteger();
    private final RetryingTransactions transactions =
            new RetryingTransactions(new JdbcTransactionManager(source), new Random(1));

    @BeforeEach
    void accounts() {
        sql.sql("create table account (id int primary key, balance int not null)").update();
        sql.sql("create table posting (amount int not null)").update();
        sql.sql("insert into account values (1, 0), (2, 0)").update();
    }

    @Test
    @Tag("fault-33")
    void aDeadlockIsRepeatedAndPostedOnce() throws Exception {
        try (var other = DriverManager.getConnection(url);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            // It never looks for a deadlock itself, so ours is the one that is given up.
            execute(other, "set deadlock_timeout = '10min'");
            execute(other, "update account set balance = balance + 1 where id = 2");
            var ours = CompletableFuture.runAsync(this::post, threads);
            Await.until(this::waiting, count -> count == 1);
            execute(other, "update account set balance = balance + 1 where id = 1");
            other.commit();
            ours.join();
        }
        assertThat(tries).hasValue(2);
        assertThat(sums()).isEqualTo("6 6 1");
    }

    @Test
    @Tag("fault-33")
    void aSerializationFailureIsRepeatedAndPostedOnce() throws SQLException {
        transactions.setIsolationLevel(Connection.TRANSACTION_SERIALIZABLE);
        transactions.executeWithoutResult(status -> {
            int balance = balance();
            if (tries.incrementAndGet() == 1) {
                // Another transaction changes what this one has read.
                try (var other = DriverManager.getConnection(url)) {
                    execute(other, "update account set balance = 7 where id = 1");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
            sql.sql("insert into posting values (5)").update();
            sql.sql("update account set balance = :new where id = 1")
                    .param("new", balance + 5)
                    .update();
        });
        assertThat(tries).hasValue(2);
        assertThat(sums()).isEqualTo("12 0 1");
    }

    @Test
    void whatNeverSucceedsIsGivenUp() {
        assertThatThrownBy(() ->
                        transactions.executeWithoutResult(status -> {
                            tries.incrementAndGet();
                            throw new ConcurrencyFailureException("again");
                        }))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThat(tries).hasValue(RetryingTransactions.TRIES);
    }

    @Test
    void withinAnotherTransactionItIsTheOuterOneThatIsRepeated() {
        var outer = new AtomicInteger();
        transactions.executeWithoutResult(status -> {
            int time = outer.incrementAndGet();
            transactions.executeWithoutResult(inner -> {
                tries.incrementAndGet();
                if (time == 1) {
                    throw new ConcurrencyFailureException("again");
                }
            });
        });
        assertThat(outer).hasValue(2);
        assertThat(tries).hasValue(2);
    }

    private void post() {
        transactions.executeWithoutResult(status -> {
            tries.incrementAndGet();
            sql.sql("insert into posting values (5)").update();
            sql.sql("update account set balance = balance + 5 where id = 1").update();
            sql.sql("update account set balance = balance + 5 where id = 2").update();
        });
    }

    private int balance() {
        return sql.sql("select balance from account where id = 1").query(Integer.class).single();
    }

    private int waiting() {
        return sql.sql(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'\
                        """)
                .query(Integer.class)
                .single();
    }

    /** Both balances and the number of postings. */
    private String sums() {
        return sql.sql(
                        """
                        select (select balance from account where id = 1) || ' '
                            || (select balance from account where id = 2) || ' '
                            || (select count(*) from posting)\
                        """)
                .query(String.class)
                .single();
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
