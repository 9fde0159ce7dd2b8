package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.Conflicts;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import java.util.Optional;

/** Closes orders, and takes back those of scanned codes (section 6). */
record QqWalletClosings(QqWalletGateway gateway, QqWalletQueries queries) {
    /** They mean paid, or closed already: only a query can tell. */
    private static final Conflicts CONFLICTS =
            Conflicts.of(
                    DeclineCode.ORDER_STATE_CONFLICT,
                    DeclineCode.ORDER_CLOSED,
                    DeclineCode.INVALID_REQUEST);

    Step<CloseResult> close(OrderRef order, CallContext context) {
        return gateway.exchange(
                QqWalletOperation.CLOSE,
                QqWalletQueries.name(order),
                context,
                answer -> {
                    if (answer.ok()) {
                        return Step.ok(new CloseResult.Closed());
                    }
                    if (answer.isAbsent()) {
                        return Step.ok(new CloseResult.NotFound());
                    }
                    var error = QqWalletErrors.of(answer);
                    if (error.code() == DeclineCode.ORDER_ALREADY_PAID) {
                        return Step.ok(new CloseResult.AlreadyPaid());
                    }
                    return CONFLICTS.include(error)
                            ? queries.find(order, context, found -> asClosed(found, error))
                            : Failures.failed(error);
                });
    }

    private static Step<CloseResult> asClosed(Optional<Transaction> found, ChannelError error) {
        return switch (found.map(Transaction::state).orElse("")) {
            case "" -> Step.ok(new CloseResult.NotFound());
            case "SUCCESS", "REFUND" -> Step.ok(new CloseResult.AlreadyPaid());
            case "CLOSED", "PAYERROR", "REVOKED" -> Step.ok(new CloseResult.Closed());
            case "NOTPAY", "USERPAYING" -> Step.refused(error);
            default -> QqWalletQueries.unreadable();
        };
    }

    /**
     * Reversing is told of scanned codes only; whether other orders can be reversed is not known
     * [?], so they are closed or refunded.
     */
    Step<CancelResult> cancel(OrderRef order, CallContext context) {
        if (order.scene() != Scene.BARCODE) {
            return Step.refused(
                    Failures.unsupported(
                            "QQ Wallet reverses orders of scanned codes only: close and refund"));
        }
        return gateway.exchange(
                QqWalletOperation.REVERSE,
                QqWalletQueries.name(order),
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return Step.ok(new CancelResult.NotFound());
                    }
                    if (answer.ok()) {
                        // It does not tell whether money went back; the order does.
                        return cancelled(order, context, Step.ok(new CancelResult.AskAgain()));
                    }
                    return CONFLICTS.include(QqWalletErrors.of(answer))
                            ? cancelled(order, context, QqWalletErrors.failed(answer))
                            : QqWalletErrors.failed(answer);
                });
    }

    private Step<CancelResult> cancelled(
            OrderRef order, CallContext context, Step<CancelResult> ifOpen) {
        return queries.find(order, context, found -> asCancelled(found, ifOpen));
    }

    /**
     * @param ifOpen what it means that the order can still be paid, or keeps its money
     */
    private static Step<CancelResult> asCancelled(
            Optional<Transaction> found, Step<CancelResult> ifOpen) {
        return switch (found.map(Transaction::state).orElse("")) {
            case "" -> Step.ok(new CancelResult.NotFound());
            case "REVOKED", "CLOSED", "PAYERROR" ->
                    Step.ok(
                            found.filter(Transaction::wasPaid).isPresent()
                                    ? new CancelResult.Refunded()
                                    : new CancelResult.Closed());
            case "REFUND" -> Step.ok(new CancelResult.Refunded());
            case "NOTPAY", "USERPAYING", "SUCCESS" -> ifOpen;
            default -> QqWalletQueries.unreadable();
        };
    }
}
