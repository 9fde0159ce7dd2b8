package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.Step;

/** Takes reserved money: the finish of a pre-authorization. */
final class UnionPayCaptures {
    private final UnionPayQueries queries;
    private final BackTransactions money;

    UnionPayCaptures(UnionPayQueries queries, BackTransactions money) {
        this.queries = queries;
        this.money = money;
    }

    Step<CaptureState> capture(CaptureOrder capture, CallContext context) {
        var whole = !capture.authorization().amount().isMoreThan(capture.amount());
        if (!capture.last() && !whole) {
            return Step.refused(
                    Failures.unsupported(
                            "UnionPay finishes a pre-authorization once: what is not taken then"
                                    + " is given free"));
        }
        var wish =
                new BackTransactions.Wish(
                        UnionPayOperation.FINISH,
                        OrderKey.of(capture.captureNo()),
                        capture.authorization(),
                        capture.authorizationTradeNo(),
                        capture.amount());
        return money.perform(
                wish,
                context,
                found ->
                        found.map(UnionPayCaptures::state)
                                .orElseGet(() -> Step.ok(new CaptureState.Pending())));
    }

    Step<CaptureState> query(CaptureOrder capture, CallContext context) {
        return queries.find(
                OrderKey.of(capture.captureNo()),
                UnionPayOperation.FINISH,
                Product.of(capture.authorization()),
                context,
                found ->
                        found.map(UnionPayCaptures::state)
                                .orElseGet(() -> Step.ok(new CaptureState.NotFound())));
    }

    private static Step<CaptureState> state(Transaction capture) {
        return switch (capture.status()) {
            case DONE ->
                    capture.receipt()
                            .map(receipt ->
                                    Step.<CaptureState>ok(new CaptureState.Succeeded(receipt)))
                            .orElseGet(() -> Failures.unusable("no receipt of the capture"));
            case UNDER_WAY -> Step.ok(new CaptureState.Pending());
            case UNSURE -> Step.unknown(capture.error());
            case TOO_LATE, FAILED -> Step.ok(new CaptureState.Failed(capture.error()));
        };
    }
}
