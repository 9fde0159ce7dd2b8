package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.Conflicts;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Gives money back (section 7). */
record QqWalletRefunds(QqWalletGateway gateway) {
    /** What a repeat of a refund that had worked may also be told [?]: a query decides. */
    private static final Conflicts CONFLICTS =
            Conflicts.of(
                    DeclineCode.ORDER_STATE_CONFLICT,
                    DeclineCode.REFUND_NOT_ALLOWED,
                    DeclineCode.REFUND_AMOUNT_EXCEEDED);

    private static final int MAX_LISTED = 50;

    Step<RefundState> refund(RefundOrder refund, CallContext context) {
        var reference = new RefundRef(refund.refundNo(), refund.order(), refund.amount());
        var content = QqWalletQueries.name(refund.order());
        content.put("out_refund_no", refund.refundNo());
        content.put("refund_fee", Values.fen(refund.amount()));
        return gateway.exchange(
                QqWalletOperation.REFUND,
                content,
                context,
                answer -> {
                    if (answer.ok()) {
                        return taken(answer, reference, context);
                    }
                    var error = QqWalletErrors.of(answer);
                    return CONFLICTS.include(error)
                            ? ask(reference, context, found -> Conflicts.settle(error, found))
                            : Failures.failed(error);
                });
    }

    /** Whether the answer tells a status is not confirmed [?]; without one it is asked for. */
    private Step<RefundState> taken(QqWalletAnswer answer, RefundRef refund, CallContext context) {
        if (!answer.says("out_refund_no", refund.refundNo())) {
            return Failures.unusable("the answer is about another refund");
        }
        return answer.text("refund_status") == null
                ? ask(
                        refund,
                        context,
                        found ->
                                Step.ok(
                                        found instanceof RefundState.NotFound
                                                ? new RefundState.Pending()
                                                : found))
                : state(answer, "").map(Step::ok).orElseGet(QqWalletRefunds::unreadable);
    }

    Step<RefundState> query(RefundRef refund, CallContext context) {
        return ask(refund, context, Step::ok);
    }

    private Step<RefundState> ask(
            RefundRef refund, CallContext context, Function<RefundState, Step<RefundState>> then) {
        return gateway.exchange(
                QqWalletOperation.REFUND_QUERY,
                Map.of("out_refund_no", refund.refundNo()),
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return then.apply(new RefundState.NotFound());
                    }
                    return answer.ok()
                            ? listed(answer, refund)
                                    .map(then)
                                    .orElseGet(QqWalletRefunds::unreadable)
                            : QqWalletErrors.failed(answer);
                });
    }

    private static Optional<RefundState> listed(QqWalletAnswer answer, RefundRef refund) {
        for (int n = 0; n < MAX_LISTED; n++) {
            if (answer.says("out_refund_no_" + n, refund.refundNo())) {
                return state(answer, "_" + n);
            }
        }
        return Optional.empty();
    }

    /**
     * @param suffix of the names of fields: queries list several refunds
     * @return empty if the word is not known or the amount is missing
     */
    private static Optional<RefundState> state(QqWalletAnswer answer, String suffix) {
        return switch (answer.fields().getOrDefault("refund_status" + suffix, "")) {
            case "SUCCESS" ->
                    Values.money(answer.text("refund_fee" + suffix))
                            .map(amount -> new RefundState.Succeeded(amount, null));
            case "PROCESSING" -> Optional.of(new RefundState.Pending());
            case "FAIL" ->
                    Optional.of(
                            new RefundState.Failed(
                                    error(
                                            ErrorCategory.DECLINED,
                                            "FAIL",
                                            "QQ Wallet could not refund")));
            case "CHANGE" ->
                    Optional.of(
                            new RefundState.Stuck(
                                    error(
                                            ErrorCategory.CONFIGURATION,
                                            "CHANGE",
                                            "the payer's card takes no money: it is back on the"
                                                    + " merchant's account and has to be paid out"
                                                    + " by hand; do not refund again")));
            default -> Optional.empty();
        };
    }

    private static ChannelError error(ErrorCategory category, String word, String message) {
        return new ChannelError(
                category,
                category == ErrorCategory.DECLINED
                        ? DeclineCode.OTHER
                        : DeclineCode.PAYER_ACCOUNT_RESTRICTED,
                word,
                message);
    }

    private static Step<RefundState> unreadable() {
        return Failures.unusable("no known state of this refund in the answer");
    }
}
