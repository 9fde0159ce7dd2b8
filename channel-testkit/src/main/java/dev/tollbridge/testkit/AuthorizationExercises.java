package dev.tollbridge.testkit;

import static dev.tollbridge.testkit.Situation.ABSENT;
import static dev.tollbridge.testkit.Situation.DONE;
import static dev.tollbridge.testkit.Situation.REFUSED;
import static dev.tollbridge.testkit.Situation.UNSURE;
import static dev.tollbridge.testkit.Situation.WAITING;

import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.VoidState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is done with reserved money: query, capture, release. */
record AuthorizationExercises(ChannelAccount account, MethodSupport row, Money amount) {

    List<Exercise<?>> all() {
        var all = new ArrayList<Exercise<?>>();
        if (account instanceof ChannelAccount.Authorizes
                && account instanceof ChannelAccount.Queries queries) {
            all.add(query(queries));
        }
        if (account instanceof ChannelAccount.Captures captures) {
            all.addAll(captures(captures));
        }
        if (account instanceof ChannelAccount.Voids voids) {
            all.addAll(voids(voids));
        }
        return all;
    }

    private Exercise<OrderState> query(ChannelAccount.Queries queries) {
        return new Exercise<>(
                "query-authorization",
                amount,
                () -> queries.query(Samples.order(row, amount, true), Samples.context()),
                Map.of(
                        DONE,
                        Expect.ok(
                                OrderState.Authorized.class,
                                held -> held.receipt().amount(),
                                amount),
                        WAITING,
                        Expect.ok(OrderState.Waiting.class),
                        ABSENT,
                        Expect.ok(OrderState.NotFound.class),
                        UNSURE,
                        Expect.unknown()));
    }

    private List<Exercise<?>> captures(ChannelAccount.Captures captures) {
        var capture = Samples.capture(row, amount);
        Predicate<Outcome<CaptureState>> taken =
                Expect.ok(CaptureState.Succeeded.class, done -> done.receipt().amount(), amount);
        return List.of(
                new Exercise<>(
                        "capture",
                        amount,
                        () -> captures.capture(capture, Samples.context()),
                        Map.of(DONE, taken, REFUSED, Expect.refused(), UNSURE, Expect.unknown())),
                new Exercise<>(
                        "query-capture",
                        amount,
                        () -> captures.queryCapture(capture, Samples.context()),
                        Map.of(
                                DONE,
                                taken,
                                ABSENT,
                                Expect.ok(CaptureState.NotFound.class),
                                UNSURE,
                                Expect.unknown())));
    }

    private List<Exercise<?>> voids(ChannelAccount.Voids voids) {
        var order = Samples.voidOrder(row, amount);
        Predicate<Outcome<VoidState>> released =
                Expect.ok(VoidState.Succeeded.class, VoidState.Succeeded::amount, amount);
        return List.of(
                new Exercise<>(
                        "void",
                        amount,
                        () -> voids.voidAuthorization(order, Samples.context()),
                        Map.of(
                                DONE,
                                released,
                                REFUSED,
                                Expect.refused(),
                                UNSURE,
                                Expect.unknown())),
                new Exercise<>(
                        "query-void",
                        amount,
                        () -> voids.queryVoid(order, Samples.context()),
                        Map.of(
                                DONE,
                                released,
                                ABSENT,
                                Expect.ok(VoidState.NotFound.class),
                                UNSURE,
                                Expect.unknown())));
    }
}
