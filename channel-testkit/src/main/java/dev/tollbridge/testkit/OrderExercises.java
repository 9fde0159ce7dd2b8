package dev.tollbridge.testkit;

import static dev.tollbridge.testkit.Situation.ABSENT;
import static dev.tollbridge.testkit.Situation.ALREADY_PAID;
import static dev.tollbridge.testkit.Situation.DONE;
import static dev.tollbridge.testkit.Situation.REFUSED;
import static dev.tollbridge.testkit.Situation.UNSURE;
import static dev.tollbridge.testkit.Situation.WAITING;

import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.RefundState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is done with an order after it was started: query, close, cancel, refund. */
record OrderExercises(ChannelAccount account, MethodSupport row, Money amount) {

    List<Exercise<?>> all() {
        var all = new ArrayList<Exercise<?>>();
        if (account instanceof ChannelAccount.Queries queries) {
            all.add(query(queries));
        }
        if (account instanceof ChannelAccount.Closes closes) {
            all.add(close(closes));
        }
        if (account instanceof ChannelAccount.Cancels cancels) {
            all.add(cancel(cancels));
        }
        if (account instanceof ChannelAccount.Refunds refunds) {
            all.add(refund(refunds));
        }
        if (account instanceof ChannelAccount.QueriesRefunds queries) {
            all.add(queryRefund(queries));
        }
        return all;
    }

    private Exercise<OrderState> query(ChannelAccount.Queries queries) {
        return new Exercise<>(
                "query",
                amount,
                () -> queries.query(Samples.order(row, amount, false), Samples.context()),
                Map.of(
                        DONE,
                        Expect.ok(OrderState.Paid.class, paid -> paid.receipt().amount(), amount),
                        WAITING,
                        Expect.ok(OrderState.Waiting.class),
                        ABSENT,
                        Expect.ok(OrderState.NotFound.class),
                        UNSURE,
                        Expect.unknown()));
    }

    private Exercise<CloseResult> close(ChannelAccount.Closes closes) {
        return new Exercise<>(
                "close",
                amount,
                () -> closes.close(Samples.order(row, amount, false), Samples.context()),
                Map.of(
                        DONE, Expect.ok(CloseResult.Closed.class),
                        ABSENT, Expect.ok(CloseResult.NotFound.class),
                        ALREADY_PAID, Expect.ok(CloseResult.AlreadyPaid.class),
                        UNSURE, Expect.unknown()));
    }

    private Exercise<CancelResult> cancel(ChannelAccount.Cancels cancels) {
        return new Exercise<>(
                "cancel",
                amount,
                () -> cancels.cancel(Samples.order(row, amount, false), Samples.context()),
                Map.of(
                        DONE, Expect.ok(CancelResult.Closed.class),
                        ALREADY_PAID, Expect.ok(CancelResult.Refunded.class),
                        ABSENT, Expect.ok(CancelResult.NotFound.class),
                        UNSURE, Expect.unknown()));
    }

    private Exercise<RefundState> refund(ChannelAccount.Refunds refunds) {
        return new Exercise<>(
                "refund",
                amount,
                () -> refunds.refund(Samples.refund(row, amount), Samples.context()),
                Map.of(
                        DONE,
                        Expect.ok(
                                RefundState.Succeeded.class, RefundState.Succeeded::amount, amount),
                        WAITING,
                        Expect.ok(RefundState.Pending.class),
                        REFUSED,
                        Expect.refused(),
                        UNSURE,
                        Expect.unknown()));
    }

    private Exercise<RefundState> queryRefund(ChannelAccount.QueriesRefunds queries) {
        return new Exercise<>(
                "query-refund",
                amount,
                () -> queries.queryRefund(Samples.refundRef(row, amount), Samples.context()),
                Map.of(
                        DONE,
                        Expect.ok(
                                RefundState.Succeeded.class, RefundState.Succeeded::amount, amount),
                        ABSENT,
                        Expect.ok(RefundState.NotFound.class),
                        UNSURE,
                        Expect.unknown()));
    }
}
