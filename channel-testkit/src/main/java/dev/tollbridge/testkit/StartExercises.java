package dev.tollbridge.testkit;

import static dev.tollbridge.testkit.Situation.DONE;
import static dev.tollbridge.testkit.Situation.REFUSED;
import static dev.tollbridge.testkit.Situation.UNSURE;
import static dev.tollbridge.testkit.Situation.WAITING;

import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Starting a payment or an authorization in one scene. */
record StartExercises(
        ChannelScript script, ChannelAccount account, MethodSupport row, Money amount) {

    List<Exercise<?>> all() {
        var all = new ArrayList<Exercise<?>>();
        var order = Samples.payOrder(row, amount, script);
        if (account instanceof ChannelAccount.Pays pays) {
            all.add(pay(pays, order));
        }
        if (row.manualCapture() && account instanceof ChannelAccount.Authorizes authorizes) {
            all.add(authorize(authorizes, order));
        }
        return all;
    }

    private Exercise<PayResult> pay(ChannelAccount.Pays pays, PayOrder order) {
        return new Exercise<>(
                "pay-" + place(),
                amount,
                () -> pays.pay(order, Samples.context()),
                expected(Expect.ok(PayResult.Paid.class, paid -> paid.receipt().amount(), amount)),
                Expect.ok(PayResult.Pending.class));
    }

    private Exercise<PayResult> authorize(ChannelAccount.Authorizes authorizes, PayOrder order) {
        return new Exercise<>(
                "authorize-" + place(),
                amount,
                () -> authorizes.authorize(order, Samples.context()),
                expected(
                        Expect.ok(
                                PayResult.Authorized.class,
                                held -> held.receipt().amount(),
                                amount)),
                Expect.ok(PayResult.Pending.class));
    }

    /** A scene may be served by several methods; the one named like the channel needs no name. */
    private String place() {
        var scene = row.scene().code();
        var own = row.method().equals(script.adapter().descriptor().code());
        return own ? scene : scene + "-" + row.method();
    }

    /** Only a scanned code can pay in the call itself; all else waits for the payer. */
    private Map<Situation, Predicate<Outcome<PayResult>>> expected(
            Predicate<Outcome<PayResult>> atOnce) {
        Predicate<Outcome<PayResult>> pending = Expect.ok(PayResult.Pending.class);
        return Map.of(
                DONE,
                row.scene() == Scene.BARCODE ? atOnce : pending,
                WAITING,
                pending,
                REFUSED,
                Expect.refused(),
                UNSURE,
                Expect.unknown());
    }
}
