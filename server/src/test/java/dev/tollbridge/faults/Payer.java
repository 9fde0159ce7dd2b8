package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.FakeAlipay;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A shop and its payers: what became of their calls, at the gateway and at the channel. */
record Payer(JdbcClient sql, FakeAlipay fake, ApiClient api) {
    /** The payment that the call made. */
    JsonNode read(Call call) {
        var found = api.get("/v1/payments?merchant_order_id=" + call.name()).json().at("/data");
        assertThat(found).as(call.name()).hasSize(1);
        var id = found.get(0).at("/id").asString();
        return api.get("/v1/payments/" + id + "?expand=attempts,refunds").json();
    }

    /** How many payments the database has for the call, asked past the server. */
    int paymentsOf(Call call) {
        return sql.sql("select count(*) from payments where merchant_order_id = :order")
                .param("order", call.name())
                .query(Integer.class)
                .single();
    }

    /** The number of the call's last attempt at the channel. */
    String orderNo(Call call) {
        return sql.sql(
                        """
                        select channel_order_no from attempts a join payments p on p.id = payment_id
                        where merchant_order_id = :order order by a.id desc limit 1\
                        """)
                .param("order", call.name())
                .query(String.class)
                .single();
    }

    void pay(Call call) {
        fake.pay(orderNo(call));
    }

    /** The payer chooses a code to scan, in place of what was before. */
    ApiClient.Answer confirmQr(Call call) {
        return confirm(call, "{\"method\":\"alipay\",\"scene\":\"qr\"}");
    }

    /**
     * @param choice the call's body
     */
    ApiClient.Answer confirm(Call call, String choice) {
        var id = read(call).at("/id").asString();
        return api.post("/v1/payments/" + id + "/confirm", choice);
    }

    /** Money that did not fit goes back to the payer, at the channel. */
    void awaitReturned(String orderNo, int amount) {
        Await.until(
                () -> fake.order(orderNo).at("/amount_refunded").asInt(), back -> back == amount);
    }

    void awaitStatus(Call call, String status) {
        Await.until(() -> read(call).at("/status").asString(), status::equals);
    }

    /** The payer is shown a code. */
    void awaitCode(Call call) {
        Await.until(() -> read(call).at("/next_action/type").asString(""), "show_qr"::equals);
    }

    /** The payment, once it has succeeded or is canceled. */
    JsonNode awaitEnd(Call call) {
        return Await.until(
                () -> read(call),
                now -> List.of("succeeded", "canceled").contains(now.at("/status").asString()));
    }

    /** As if the time of the next check had come. */
    boolean hurry(Call call) {
        for (var table : new String[] {"attempts", "refunds"}) {
            sql.sql(
                            """
                            update %s set next_check_at = now() - interval '1 s'
                            where next_check_at > now() and payment_id =
                                (select id from payments where merchant_order_id = :order)\
                            """
                                    .formatted(table))
                    .param("order", call.name())
                    .update();
        }
        return false;
    }

    /** Asks for a refund of so much, under the shop's own number. */
    ApiClient.Answer refund(Call call, long amount, String number) {
        return api.post(
                "/v1/refunds",
                """
                {"payment":"%s","amount":%d,"merchant_refund_id":"%s"}\
                """
                        .formatted(read(call).at("/id").asString(), amount, number));
    }

    /** How often the channel took money for the call. */
    int charges(Call call) {
        return fake.order(orderNo(call)).at("/charges").asInt();
    }

    /** Whether it succeeded, once that is known; else the payer is to be asked for another code. */
    boolean isPaid(Call call) {
        var status =
                Await.until(
                        () -> read(call).at("/status").asString(), now -> !now.equals("pending"));
        return !status.equals("requires_method");
    }

    /** The channel has nothing of the payer's, or gives it back. */
    void awaitNothingTaken(Call call) {
        if (fake.hasOrderAbout(call.name())) {
            Await.until(
                    () -> fake.order(orderNo(call)),
                    order -> order.at("/amount_paid").equals(order.at("/amount_refunded")));
        }
    }

    /** It ends as succeeded, with one charge and with one event for each change. */
    void assertPaidOnce(Call call) {
        awaitStatus(call, "succeeded");
        var payment = read(call);
        assertThat(payment.at("/amount_captured").asInt()).isEqualTo(Call.AMOUNT);
        assertThat(payment.at("/attempts")).hasSize(1);
        assertThat(charges(call)).isEqualTo(1);
        var events =
                sql.sql("select type from events where object_id = :id order by sequence")
                        .param("id", payment.at("/id").asString())
                        .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                        .list();
        assertThat(events).containsExactly("payment.created", "payment.succeeded");
        assertThat(paymentsOf(call)).isEqualTo(1);
    }
}
