package dev.tollbridge.payment;

import dev.tollbridge.kernel.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The incidents in the database. */
@Component
class Incidents {
    private final JdbcClient jdbc;

    Incidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the same finding is on file already. */
    boolean open(MerchantId merchant, String finding, IncidentView incident) {
        var attempt = incident.attempt();
        var refund = incident.refund();
        return jdbc.sql(
                                """
                                insert into incidents
                                    (id, merchant_id, live, kind, payment_id, attempt_id, refund_id, finding, detail, created_at)
                                values (:id, :merchant, :live, :kind, :payment, :attempt, :refund, :finding, :detail::jsonb, :at)
                                on conflict (finding) do nothing\
                                """)
                        .param("id", incident.id().value())
                        .param("merchant", merchant.value())
                        .param("live", incident.live())
                        .param("kind", incident.kind())
                        .param("payment", incident.payment().value())
                        .param("attempt", attempt == null ? null : attempt.value())
                        .param("refund", refund == null ? null : refund.value())
                        .param("finding", finding)
                        .param("detail", PaymentJson.texts(incident.detail()))
                        .param("at", Columns.time(incident.createdAt()))
                        .update()
                == 1;
    }
}
