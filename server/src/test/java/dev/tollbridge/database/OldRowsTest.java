package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ServerTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class OldRowsTest {
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Autowired JdbcClient jdbc;

    /** More than two bites: a busy hour's log must not outlive its time. */
    @Test
    void deletesAllThatIsOldEnoughAndNothingElse() {
        var merchant = UUID.randomUUID();
        notices(merchant, 25_001, LONG_AGO);
        notices(merchant, 7, LONG_AGO.plusSeconds(60));

        assertThat(OldRows.delete(jdbc, "channel_notices", "at", LONG_AGO.plusSeconds(60)))
                .isEqualTo(25_001);

        assertThat(
                        jdbc.sql(
                                        "select count(*) from channel_notices where merchant_id = :merchant")
                                .param("merchant", merchant)
                                .query(Integer.class)
                                .single())
                .isEqualTo(7);
        assertThat(OldRows.delete(jdbc, "channel_notices", "at", LONG_AGO.plusSeconds(61)))
                .isEqualTo(7);
    }

    private void notices(UUID merchant, int number, Instant at) {
        jdbc.sql(
                        """
                        insert into channel_notices (id, merchant_id, channel, verdict, body, at)
                        select gen_random_uuid(), :merchant, 'alipay', 'applied', '', :at
                        from generate_series(1, :number)
                        """)
                .param("merchant", merchant)
                .param("at", Sql.time(at))
                .param("number", number)
                .update();
    }
}
