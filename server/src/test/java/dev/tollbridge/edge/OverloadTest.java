package dev.tollbridge.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.limits.Admission;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** What a busy server answers. */
@ServerTest
@TestPropertySource(properties = {"tollbridge.database-pool=6", "tollbridge.admission.working=1"})
class OverloadTest {
    private static final int POOL = 6;

    /** A call waits three seconds for a connection; the rest is for a machine under load. */
    private static final Duration SOON = Duration.ofSeconds(6);

    @Autowired ApplicationContext server;
    @Autowired DataSource database;
    @Autowired Admission admission;

    /** Its connection stays: who comes back on a new one costs more than the refusal. */
    @Test
    void whoGetsNoTurnInTimeIsToldToComeBack() throws InterruptedException {
        var caller = Shop.open(server).test();
        assertThat(admission.enter(Admission.Kind.CALL, "another")).isTrue();
        try {
            var answer = caller.get("/v1/payments");
            assertThat(answer.status()).as(answer.http().body()).isEqualTo(429);
            assertThat(answer.text("/code")).isEqualTo("server_busy");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.http().headers().firstValue("Connection")).isEmpty();
        } finally {
            admission.leave();
        }
        assertThat(caller.get("/v1/payments").status()).isEqualTo(200);
    }

    /** A pool that is used up gives a fast 503. */
    @Test
    @Tag("fault-34")
    void answersSoonThatItIsBusyAndServesAgainLater() throws SQLException {
        var known = Shop.open(server).test();
        assertThat(known.get("/v1/payments").status()).isEqualTo(200);
        var unknown = Shop.open(server).test();
        List<Connection> held = new ArrayList<>();
        try {
            for (int i = 0; i < POOL; i++) {
                held.add(database.getConnection());
            }
            // One fails in a filter, which looks up the key, the other in the controller.
            for (var client : List.of(unknown, known)) {
                long began = System.nanoTime();
                var answer = client.get("/v1/payments");
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
                assertThat(answer.status()).as(answer.http().body()).isEqualTo(503);
                assertThat(answer.text("/code")).isEqualTo("overloaded");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
        assertThat(known.get("/v1/payments").status()).isEqualTo(200);
    }
}
