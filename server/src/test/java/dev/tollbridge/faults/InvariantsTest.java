package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.testing.Invariants;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The judge of the fault cases is judged: it finds what is broken on purpose, and then undone. */
@FaultTest
class InvariantsTest extends ChannelCase {
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    @SuppressWarnings("NullAway.Init") // set before each test
    private UUID payment;

    @BeforeEach
    void aPaymentThatWasPartlyRefunded() {
        var call = Call.barcode();
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("succeeded");
        assertThat(shop.refund(call, 500, "r-" + call.name()).text("/status"))
                .isEqualTo("succeeded");
        payment =
                sql.sql("select id from payments where merchant_order_id = :order")
                        .param("order", call.name())
                        .query(UUID.class)
                        .single();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I2,  | update attempts set status = 'failed' where payment_id = :payment",
                "I3,  | update refunds set status = 'failed' where payment_id = :payment",
                "I3,  | update payments set amount_refunded = 600 where id = :payment",
                "I4,  | update payments set capture = 'manual' where id = :payment",
                "I7,  | update payments set status = 'canceled' where id = :payment;"
                        + " update attempts set status = 'unknown', next_check_at = now()"
                        + " where payment_id = :payment",
                "I8,  | update payments set sequence = sequence + 1 where id = :payment",
                "I11, | update attempts set merchant_id = gen_random_uuid() where payment_id = :payment",
                "I11, | update refunds set live = not live where payment_id = :payment",
            })
    void whatIsBrokenIsFound(String rule, String breaking) {
        Invariants.assertHold(sql);
        transaction.executeWithoutResult(status -> {
            for (var statement : breaking.split(";", -1)) {
                assertThat(sql.sql(statement).param("payment", payment).update()).isPositive();
            }
            assertThatThrownBy(() -> Invariants.assertHold(sql))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(rule)
                    .hasMessageContaining(payment.toString());
            status.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payments | id         | pending",
                "attempts | payment_id | unknown",
                "refunds  | payment_id | unknown",
            })
    @Tag("fault-i7")
    void postgresRefusesAnOpenRowWithoutADueTime(String table, String column, String open) {
        var update =
                "update %s set status = '%s', next_check_at = null where %s = :payment"
                        .formatted(table, open, column);
        assertThatThrownBy(() -> sql.sql(update).param("payment", payment).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
