package dev.tollbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures, by hand, what docs/ledger.md tells: 1,000 payments of one merchant at the same time,
 * booked as we do and with balances that every transaction updates. Not one of the tests that run
 * by themselves, for it says nothing true or false.
 *
 * <pre>
 * ./mvnw -pl server -am test -Dtest=HotAccountMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class HotAccountMeasurement {
    private static final Logger log = LoggerFactory.getLogger(HotAccountMeasurement.class);
    private static final int PAYMENTS = 1_000;
    private static final int ROUNDS = 5;

    /** As many connections as the server has. */
    private static final int CONNECTIONS = 16;

    private final IdGenerator ids = new IdGenerator(Clock.systemUTC(), new SecureRandom(), 0);
    private final ChannelAccountId account = new ChannelAccountId(ids.next());

    @Test
    void thousandPaymentsOfOneMerchant()
            throws IOException, ExecutionException, InterruptedException {
        try (var postgres = durable();
                var pool = new HikariDataSource()) {
            pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
            pool.setMaximumPoolSize(CONNECTIONS);
            pool.setConnectionTimeout(600_000);
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            var jdbc = JdbcClient.create(pool);
            prepare(jdbc);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            var ledger = new LedgerTable(jdbc, JsonMapper.builder().build(), ids);
            measure(jdbc, transaction, ledger);
            long started = System.nanoTime();
            long folded = new BalanceFolding(jdbc, transaction).fold();
            log.info(
                    "folded {} entries in {} ms",
                    folded,
                    Duration.ofNanos(System.nanoTime() - started).toMillis());
            started = System.nanoTime();
            assertThat(BalanceProof.differences(BalanceProof.lines(jdbc))).isEmpty();
            log.info("replayed in {} ms", Duration.ofNanos(System.nanoTime() - started).toMillis());
        }
    }

    /** How balances are kept. */
    private enum Way {
        /** Ours: the entry is noted for folding. */
        NOTED,
        /** The alternative: the balances are updated in the payment's transaction. */
        UPDATED,
        /** Not at all, which shows what the note costs. */
        NEITHER
    }

    /** In turns, so that what else the machine does falls on all alike; the first round warms. */
    private void measure(JdbcClient jdbc, TransactionTemplate transaction, LedgerTable ledger)
            throws ExecutionException, InterruptedException {
        List<Double> updated = new ArrayList<>();
        List<Double> neither = new ArrayList<>();
        for (int i = 0; i <= ROUNDS; i++) {
            double noted = round(jdbc, transaction, ledger, Way.NOTED).toMillis();
            double updating = round(jdbc, transaction, ledger, Way.UPDATED).toMillis();
            double bare = round(jdbc, transaction, ledger, Way.NEITHER).toMillis();
            log.info("noted {} ms, updated {} ms, neither {} ms", noted, updating, bare);
            if (i > 0) {
                updated.add(updating / noted);
                neither.add(bare / noted);
            }
        }
        log.info("updated / noted: {}", updated.stream().sorted().toList());
        log.info("neither / noted: {}", neither.stream().sorted().toList());
        // What the other ways left unnoted.
        jdbc.sql(
                        """
                        insert into ledger_unfolded select merchant_id, live, id from ledger_entries
                        on conflict do nothing
                        """)
                .update();
    }

    /** Of a new merchant, with rows of the payment that a step locks and writes besides. */
    private Duration round(
            JdbcClient jdbc, TransactionTemplate transaction, LedgerTable ledger, Way way)
            throws ExecutionException, InterruptedException {
        var merchant = new MerchantId(ids.next());
        List<UUID> payments = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            payments.add(ids.next());
        }
        jdbc.sql("insert into step (id) select unnest(:ids::uuid[])")
                .param("ids", payments.toArray(UUID[]::new))
                .update();
        jdbc.sql(
                        "alter table ledger_entries "
                                + (way == Way.NOTED ? "enable" : "disable")
                                + " trigger ledger_entries_unfolded")
                .update();
        long started = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (var payment : payments) {
                running.add(
                        threads.submit(() ->
                                transaction.executeWithoutResult(
                                        status -> step(jdbc, ledger, merchant, payment, way))));
            }
            for (var one : running) {
                one.get();
            }
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private void step(
            JdbcClient jdbc, LedgerTable ledger, MerchantId merchant, UUID payment, Way way) {
        jdbc.sql("select n from step where id = :id for update")
                .param("id", payment)
                .query((row, number) -> row.getInt(1))
                .single();
        ledger.post(
                List.of(
                        new Booking(
                                merchant,
                                false,
                                new PaymentId(payment),
                                TestBooks.AT,
                                List.of(
                                        TestBooks.captured(
                                                payment.toString(), account, 10_000, 60)))));
        if (way == Way.UPDATED) {
            jdbc.sql(
                            """
                            insert into hot_balances as kept (merchant_id, account, amount)
                            select :merchant, account, amount from (values (:fees, 60), (:receivable, 9940),
                                (:payable, -10000)) as posted (account, amount) order by account
                            on conflict (merchant_id, account) do update set amount = kept.amount + excluded.amount
                            """)
                    .param("merchant", merchant.value())
                    .param("fees", LedgerAccount.fees(account).code())
                    .param("receivable", LedgerAccount.receivable(account).code())
                    .param("payable", LedgerAccount.payable().code())
                    .update();
        }
        jdbc.sql("update step set n = n + 1 where id = :id").param("id", payment).update();
        jdbc.sql("insert into step_event (id, body) values (:id, repeat('x', 1500))")
                .param("id", payment)
                .update();
    }

    private static void prepare(JdbcClient jdbc) {
        jdbc.sql("create table step (id uuid primary key, n int not null default 0)").update();
        jdbc.sql("create table step_event (id uuid primary key, body text not null)").update();
        jdbc.sql(
                        """
                        create table hot_balances (merchant_id uuid, account text, amount bigint not null,
                            primary key (merchant_id, account))
                        """)
                .update();
    }

    /** The library switches durability off; with it a commit takes as long as in production. */
    private static EmbeddedPostgres durable() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }
}
