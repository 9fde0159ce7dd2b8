package dev.tollbridge.oracles.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.channels.unionpay.UnionPayAdapter;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Scene;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The adapter at the simulator's door: both were written from the same notes and share no code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Meeting {
    final Door door = new Door();

    @AfterAll
    void close() {
        door.close();
    }

    <A extends ChannelAccount> A as(Class<A> capability) {
        return switch (new UnionPayAdapter().open(door.settings(Map.of()))) {
            case Opening.Opened(var account) -> capability.cast(account);
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    NextAction action(PayOrder order) {
        var result = door.value(as(ChannelAccount.Pays.class).pay(order, door.context()));
        if (result instanceof PayResult.Pending(var action, var tradeNo)) {
            return action;
        }
        throw new AssertionError(result);
    }

    OrderState state(OrderRef order) {
        return door.value(as(ChannelAccount.Queries.class).query(order, door.context()));
    }

    void payer(PayOrder order, String decision) {
        door.control("POST", "orders/" + order.orderNo() + "/" + decision, "{}");
    }

    PayOrder paid() {
        var order = Orders.pay(door, Scene.QR);
        assertThat(action(order)).isInstanceOf(NextAction.ShowQr.class);
        payer(order, "pay");
        return order;
    }

    String tradeNo(OrderRef order) {
        return switch (state(order)) {
            case OrderState.Paid(var receipt, var refunded) -> receipt.tradeNo();
            case OrderState.Authorized(var receipt) -> receipt.tradeNo();
            case OrderState other -> throw new AssertionError(other);
        };
    }
}
