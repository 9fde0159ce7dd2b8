package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Step;
import java.time.Duration;
import java.util.Map;

/** Payments by the code that the payer shows at a till. */
final class UnionPayScans {
    /** Section 6 asks at 1, 2, 4, 8 seconds; the payer needs some of them. */
    private static final Duration POLL = Duration.ofSeconds(4);

    private final UnionPayGateway gateway;
    private final UnionPayQueries queries;
    private final OrderContent content;

    UnionPayScans(UnionPayGateway gateway, UnionPayQueries queries, OrderContent content) {
        this.gateway = gateway;
        this.queries = queries;
        this.content = content;
    }

    /** A success only says that the code was taken on; what became of it tells the query. */
    Step<PayResult> pay(PayOrder order, CallContext context) {
        var request =
                content.request(
                        UnionPayOperation.SCAN, UnionPayOperation.Entry.BACK, order, Map.of());
        return gateway.exchange(
                request,
                context,
                answer ->
                        answer.ok() || UnionPayErrors.isDuplicate(answer)
                                ? queries.find(
                                        reference(order),
                                        context,
                                        found ->
                                                found.map(UnionPayScans::scanned)
                                                        .orElseGet(UnionPayScans::awaiting))
                                : UnionPayErrors.failed(answer));
    }

    private static OrderRef reference(PayOrder order) {
        return new OrderRef(
                order.orderNo(),
                null,
                order.amount(),
                order.method(),
                order.scene(),
                false,
                order.expiresAt());
    }

    private static Step<PayResult> scanned(Transaction transaction) {
        return switch (transaction.status()) {
            case DONE ->
                    transaction
                            .receipt()
                            .map(receipt -> Step.<PayResult>ok(new PayResult.Paid(receipt)))
                            .orElseGet(() -> Failures.unusable("no receipt in the answer"));
            case UNDER_WAY -> awaiting();
            case UNSURE -> Step.unknown(transaction.error());
            case TOO_LATE, FAILED -> Step.refused(transaction.error());
        };
    }

    private static Step<PayResult> awaiting() {
        return UnionPayPayments.pending(new NextAction.AwaitPayer(POLL));
    }
}
