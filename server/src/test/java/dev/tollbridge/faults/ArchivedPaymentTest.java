package dev.tollbridge.faults;

import static dev.tollbridge.archive.TestArchive.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.archive.ArchiveSource;
import dev.tollbridge.archive.TestArchive;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.CheckoutSessionId;
import dev.tollbridge.kernel.PaymentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is archived beside a payment takes nothing from the payment. */
@FaultTest
class ArchivedPaymentTest extends ChannelCase {
    @Autowired List<ArchiveSource> sources;
    @Autowired TransactionTemplate transaction;
    @TempDir Path directory;

    @Test
    void aPaymentIsReadRefundedAndProvenWithoutItsEventsAndSession() throws IOException {
        var call = Call.barcode();
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("succeeded");
        var before = shop.read(call);
        var session = addSession(before);
        dateEventsBack(before);
        var open = Call.qr();
        assertThat(open.send(shop.api()).status()).isEqualTo(201);
        var openSession = addSession(shop.read(open));
        var archive = new TestArchive(shop.sql(), transaction, directory, sources);

        archive.run();
        try {
            assertThat(archive.rows("events")).hasSize(2);
            assertThat(archive.rows("checkout_sessions")).hasSize(1);
            assertThat(shop.read(call)).isEqualTo(before);
            assertThat(shop.api().get("/v1/checkout_sessions/" + session).status()).isEqualTo(404);
            assertThat(shop.api().get("/v1/checkout_sessions/" + openSession).status())
                    .isEqualTo(200);
            assertThat(shop.refund(call, 500, "r-" + call.name()).text("/status"))
                    .isEqualTo("succeeded");
            assertThat(call.send(shop.api()).text("/id")).isEqualTo(before.at("/id").asString());
        } finally {
            archive.putBack();
        }
        // The invariants, the proof of the books among them, are asked after each test.
        assertThat(shop.api().get("/v1/checkout_sessions/" + session).status()).isEqualTo(200);
    }

    /** A session of long ago that made this payment. */
    private String addSession(JsonNode payment) {
        var id = new CheckoutSessionId(TestArchive.idsAt(OLD).next());
        shop.sql()
                .sql(
                        """
                        insert into checkout_sessions
                            (id, merchant_id, live, payment_id, line_items, created_at)
                        select :id, merchant_id, live, id, '[]', :at from payments where id = :payment
                        """)
                .param("id", id.value())
                .param("at", Sql.time(OLD))
                .param("payment", id(payment).value())
                .update();
        return id.print();
    }

    private void dateEventsBack(JsonNode payment) {
        var ids = TestArchive.idsAt(OLD);
        for (int sequence = 1; sequence <= 2; sequence++) {
            assertThat(
                            shop.sql()
                                    .sql(
                                            """
                                            update events set id = :id, created_at = :at
                                            where object_id = :object and sequence = :sequence
                                            """)
                                    .param("id", ids.next())
                                    .param("at", Sql.time(OLD))
                                    .param("object", id(payment).print())
                                    .param("sequence", sequence)
                                    .update())
                    .isEqualTo(1);
        }
    }

    private static PaymentId id(JsonNode payment) {
        return PaymentId.parse(payment.at("/id").asString()).orElseThrow();
    }
}
