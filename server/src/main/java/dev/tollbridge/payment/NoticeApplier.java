package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.VerifiedNotice;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what a verified notice is about and reports it as an event. */
@Component
class NoticeApplier {
    private final PaymentStore store;
    private final PaymentSteps steps;

    NoticeApplier(PaymentStore store, PaymentSteps steps) {
        this.store = store;
        this.steps = steps;
    }

    /** False if the order is not known to the account at whose address the notice arrived. */
    boolean apply(VerifiedNotice notice, ChannelAccountId account) {
        var content = notice.content();
        var file =
                IdFormat.parse(content.orderNo())
                        .map(AttemptId::new)
                        .flatMap(id ->
                                store.fileOf(id)
                                        .filter(found ->
                                                found.attempt(id)
                                                        .filter(attempt ->
                                                                attempt.terms()
                                                                        .account()
                                                                        .equals(account))
                                                        .isPresent()));
        if (file.isEmpty()) {
            return false;
        }
        var attempt = new AttemptId(IdFormat.parse(content.orderNo()).orElseThrow());
        event(file.get(), attempt, content)
                .ifPresent(event -> steps.apply(file.get().payment().id(), event));
        return true;
    }

    private static Optional<PaymentEvent> event(
            PaymentFile file, AttemptId attempt, NoticeContent content) {
        return switch (content) {
            case NoticeContent.OrderChanged(var orderNo, var state) ->
                    Optional.of(new PaymentEvent.Observed(attempt, new Outcome.Ok<>(state)));
            case NoticeContent.RefundChanged(var orderNo, var refundNo, var state) ->
                    IdFormat.parse(refundNo)
                            .map(RefundId::new)
                            .filter(id -> file.refund(id).isPresent())
                            .map(id ->
                                    new PaymentEvent.RefundAnswered(id, new Outcome.Ok<>(state)));
            case NoticeContent.CaptureChanged changed -> Optional.empty();
            case NoticeContent.VoidChanged changed -> Optional.empty();
            case NoticeContent.Ignored ignored -> Optional.empty();
        };
    }
}
