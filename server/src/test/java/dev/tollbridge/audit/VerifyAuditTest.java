package dev.tollbridge.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.database.OfflineCommands;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.testing.TestPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What the database refuses, and what {@code verify-audit} finds when it does not. */
class VerifyAuditTest {
    private static final MerchantId MERCHANT = new MerchantId(new UUID(1, 2));
    private final String url = TestPostgres.newDatabase();
    private final DriverManagerDataSource database = new DriverManagerDataSource(url);
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(database));
    private final AuditChains chains =
            new AuditChains(
                    jdbc, new JsonMapper(), Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)));
    @TempDir Path directory;

    @BeforeEach
    void fill() throws IOException {
        var schema = new ClassPathResource("db/migration/V10__audit.sql");
        jdbc.sql(schema.getContentAsString(StandardCharsets.UTF_8)).update();
        for (int i = 1; i <= 5; i++) {
            append(AuditEntry.of(AuditKind.APP_CREATED, MERCHANT, "app_" + i));
        }
        append(AuditEntry.of(AuditKind.NOTICE_REJECTED, null, null).with("why", "unsigned"));
    }

    @Test
    void printsWhatItChecked() {
        var run = verify();
        assertThat(run.text())
                .contains("head none 1 ", "head " + MERCHANT.print() + " 5 ")
                .endsWith("audit log: chains=2 records=6 anchors=0 breaks=0\n");
        assertThat(run.code()).isZero();
    }

    @Tag("attack-audit-log-edited")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_records set subject = 'app_9' where sequence = 2",
                "delete from audit_records where sequence = 2",
                "truncate audit_records",
                "update audit_heads set sequence = 4",
                "delete from audit_heads",
                "truncate audit_heads",
                "insert into audit_heads values (gen_random_uuid(), 1, decode(repeat('00', 32), 'hex'))",
                "insert into audit_records select merchant_id, 9, at, kind, subject, detail, previous, hash"
                        + " from audit_records where sequence = 5"
            })
    void theDatabaseOnlyAdds(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
        assertThat(verify().code()).isZero();
    }

    /** Who owns the tables can switch the triggers off. */
    @Tag("attack-audit-log-edited")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_records set subject = 'app_9' where sequence = 3 | record 3 is not what was written",
                "update audit_records set at = at + interval '1 h' where sequence = 2 | record 2 is not what was written",
                "update audit_records set sequence = 7 where sequence = 5 | record 5 is missing",
                "delete from audit_records where sequence = 2 | record 2 is missing",
                "delete from audit_records where sequence = 5 | record 5 is missing at the end",
                "update audit_records set previous = hash where sequence = 4 | record 4 does not follow",
                "update audit_heads set sequence = 4 where sequence = 5 | record 5 is not the head's",
                "delete from audit_heads where sequence = 5 | its head is missing"
            })
    void everyEditIsFound(String sql, String fault) {
        withoutTriggers(sql);
        var run = verify();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.text()).contains("BREAK in " + MERCHANT.print() + ": " + fault);
    }

    /** A tail cut off together with its head leaves a chain that agrees with itself. */
    @Tag("attack-audit-log-edited")
    @Test
    void aKeptHeadFindsAChainThatWasMadeAnew() throws IOException {
        var kept = Files.writeString(directory.resolve("kept.txt"), verify().text());
        withoutTriggers("delete from audit_records where sequence = 5");
        withoutTriggers(
                "update audit_heads h set sequence = 4, hash = r.hash from audit_records r"
                        + " where r.merchant_id = h.merchant_id and r.sequence = 4 and h.sequence = 5");
        assertThat(verify().code()).isZero();
        var run = verify("--anchors", kept.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.text()).contains(": record 5 is missing at the end");

        append(AuditEntry.of(AuditKind.APP_CREATED, MERCHANT, "another"));
        assertThat(verify("--anchors", kept.toString()).text())
                .contains(": record 5 is not what the kept head says");
    }

    @Test
    void writersOfOneMerchantLeaveNoGap() throws InterruptedException {
        var writers = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 50; i++) {
            var entry = AuditEntry.of(AuditKind.APP_CREATED, MERCHANT, "parallel_" + i);
            writers.add(Executors.callable(() -> append(entry)));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(writers)).hasSize(50);
        }
        assertThat(verify().text()).contains("records=56", "breaks=0");
    }

    @Test
    void aDatabaseWithoutALogIsToldSo() {
        var run = run(TestPostgres.newDatabase());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.text()).contains("no audit log");
        assertThat(
                        OfflineCommands.run(
                                List.of("serve"), Map.of(), new PrintWriter(new StringWriter())))
                .isEmpty();
    }

    @Test
    void aWrongSettingIsOneLine() {
        var run = run("mysql://x");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.text()).startsWith("Cannot start: ").hasLineCount(1);
    }

    private void append(AuditEntry entry) {
        transaction.executeWithoutResult(status -> chains.append(List.of(entry)));
    }

    private void withoutTriggers(String sql) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(sql).update()).isPositive();
        });
    }

    private record Run(int code, String text) {}

    private Run verify(String... arguments) {
        return run(url, arguments);
    }

    private static Run run(String url, String... arguments) {
        var typed = new ArrayList<>(List.of("verify-audit"));
        typed.addAll(List.of(arguments));
        var text = new StringWriter();
        int code =
                OfflineCommands.run(
                                typed,
                                Map.of("TOLLBRIDGE_DATABASE_URL", url),
                                new PrintWriter(text))
                        .orElseThrow();
        return new Run(code, text.toString());
    }
}
