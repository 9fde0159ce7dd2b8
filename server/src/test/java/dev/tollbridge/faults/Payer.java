package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A shop and its payers: what became of their calls, at the gateway and at the channel. */
record Payer(World world, ApiClient api) {
    /** The payment that the call made. */
    JsonNode read(Call call) {
        var found = api.get("/v1/payments?merchant_order_id=" + call.name()).json().at("/data");
        assertThat(found).as(call.name()).hasSize(1);
        var id = found.get(0).at("/id").asString();
        return api.get("/v1/payments/" + id + "?expand=attempts,refunds").json();
    }

    /** How many payments the database has for the call, asked past the server. */
    int paymentsOf(Call call) {
        return world.sql()
                .sql("select count(*) from payments where merchant_order_id = :order")
                .param("order", call.name())
                .query(Integer.class)
                .single();
    }

    /** The number of the call's last attempt at the channel. */
    String orderNo(Call call) {
        return world.sql()
                .sql(
                        """
                        select channel_order_no from attempts a join payments p on p.id = payment_id
                        where merchant_order_id = :order order by a.id desc limit 1\
                        """)
                .param("order", call.name())
                .query(String.class)
                .single();
    }

    void pay(Call call) {
        world.fake().pay(orderNo(call));
    }

    /** How often the channel took money for the call. */
    int charges(Call call) {
        return world.fake().order(orderNo(call)).at("/charges").asInt();
    }

    /** It ends as succeeded, with one charge and with one event for each change. */
    void assertPaidOnce(Call call) {
        Await.until(() -> read(call).at("/status").asString(), "succeeded"::equals);
        var payment = read(call);
        assertThat(payment.at("/amount_captured").asInt()).isEqualTo(Call.AMOUNT);
        assertThat(payment.at("/attempts")).hasSize(1);
        assertThat(charges(call)).isEqualTo(1);
        var events =
                world.sql()
                        .sql("select type from events where object_id = :id order by sequence")
                        .param("id", payment.at("/id").asString())
                        .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                        .list();
        assertThat(events).containsExactly("payment.created", "payment.succeeded");
        assertThat(paymentsOf(call)).isEqualTo(1);
    }
}
