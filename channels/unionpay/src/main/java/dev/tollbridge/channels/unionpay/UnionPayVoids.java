package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VoidOrder;
import dev.tollbridge.spi.VoidState;

/** Gives reserved money free: the undo of a pre-authorization. */
final class UnionPayVoids {
    private final UnionPayQueries queries;
    private final BackTransactions money;

    UnionPayVoids(UnionPayQueries queries, BackTransactions money) {
        this.queries = queries;
        this.money = money;
    }

    Step<VoidState> release(VoidOrder order, CallContext context) {
        if (!order.amount().equals(order.authorization().amount())) {
            return Step.refused(
                    Failures.unsupported(
                            "UnionPay undoes a pre-authorization in full; a finish gives the rest"
                                    + " free by itself"));
        }
        var wish =
                new BackTransactions.Wish(
                        UnionPayOperation.AUTHORIZE_UNDO,
                        OrderKey.of(order.voidNo()),
                        order.authorization(),
                        order.authorizationTradeNo(),
                        order.amount());
        return money.perform(
                wish,
                context,
                found ->
                        found.map(UnionPayVoids::state)
                                .orElseGet(() -> Step.ok(new VoidState.Pending())));
    }

    Step<VoidState> query(VoidOrder order, CallContext context) {
        return queries.find(
                OrderKey.of(order.voidNo()),
                UnionPayOperation.AUTHORIZE_UNDO,
                Product.of(order.authorization()),
                context,
                found ->
                        found.map(UnionPayVoids::state)
                                .orElseGet(() -> Step.ok(new VoidState.NotFound())));
    }

    private static Step<VoidState> state(Transaction release) {
        return switch (release.status()) {
            case DONE ->
                    release.receipt()
                            .map(receipt ->
                                    Step.<VoidState>ok(new VoidState.Succeeded(receipt.amount())))
                            .orElseGet(() -> Failures.unusable("no amount of the release"));
            case UNDER_WAY -> Step.ok(new VoidState.Pending());
            case UNSURE -> Step.unknown(release.error());
            case TOO_LATE, FAILED -> Step.ok(new VoidState.Failed(release.error()));
        };
    }
}
