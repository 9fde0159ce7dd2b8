package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.VoidState;
import java.util.Optional;

/** From the fields of a notice to what it says (section 5). */
final class NoticeMeaning {
    /** A kind of notice that is authentic and refused all the same. */
    static final String INCOMPLETE = "without a field that it must have";

    private NoticeMeaning() {}

    static NoticeContent of(NoticeForm form) {
        var orderId = form.text("orderId");
        if (orderId.isEmpty() || form.text("queryId").isEmpty()) {
            return new NoticeContent.Ignored(orderId, INCOMPLETE);
        }
        return switch (form.text("txnType")) {
            case "01" -> payment(form, orderId);
            case "02" ->
                    success(form)
                            .<NoticeContent>map(receipt ->
                                    new NoticeContent.OrderChanged(
                                            orderId, new OrderState.Authorized(receipt)))
                            .orElseGet(() -> notSuccessful(form, orderId));
            case "04" -> refund(form, orderId);
            case "03" -> capture(form, orderId);
            case "32" -> release(form, orderId);
            default -> new NoticeContent.Ignored(orderId, "type " + form.text("txnType"));
        };
    }

    private static NoticeContent payment(NoticeForm form, String orderId) {
        var receipt = success(form);
        if (receipt.isPresent()) {
            return new NoticeContent.OrderChanged(
                    orderId, new OrderState.Paid(receipt.get(), null));
        }
        var error =
                UnionPayErrors.of(
                        UnionPayOperation.CONSUME, form.text("respCode"), form.text("respMsg"));
        // Of pages only successes are told; a scanned code is one try, whose end is told.
        boolean over =
                form.text("txnSubType").equals(UnionPayOperation.SCAN.txnSubType())
                        && error.category() != ErrorCategory.UNKNOWN
                        && !isSuccess(form);
        return over
                ? new NoticeContent.OrderChanged(
                        orderId, new OrderState.Failed(error, form.text("queryId")))
                : notSuccessful(form, orderId);
    }

    /** What follows an order is told by its own number. */
    private static NoticeContent refund(NoticeForm form, String refundNo) {
        return success(form)
                .<NoticeContent>map(receipt ->
                        new NoticeContent.RefundChanged(
                                null,
                                refundNo,
                                new RefundState.Succeeded(receipt.amount(), receipt.at())))
                .orElseGet(() -> notSuccessful(form, refundNo));
    }

    private static NoticeContent capture(NoticeForm form, String captureNo) {
        return success(form)
                .<NoticeContent>map(receipt ->
                        new NoticeContent.CaptureChanged(
                                null, captureNo, new CaptureState.Succeeded(receipt)))
                .orElseGet(() -> notSuccessful(form, captureNo));
    }

    private static NoticeContent release(NoticeForm form, String voidNo) {
        return success(form)
                .<NoticeContent>map(receipt ->
                        new NoticeContent.VoidChanged(
                                null, voidNo, new VoidState.Succeeded(receipt.amount())))
                .orElseGet(() -> notSuccessful(form, voidNo));
    }

    private static Optional<Receipt> success(NoticeForm form) {
        var answer = new UnionPayAnswer(UnionPayOperation.QUERY, form.values());
        return answer.ok()
                ? Transaction.receipt(OrderKey.of(form.text("orderId")), answer)
                : Optional.empty();
    }

    private static boolean isSuccess(NoticeForm form) {
        return UnionPayAnswer.SUCCESSES.contains(form.text("respCode"));
    }

    /** The query will tell; a success that does not say how much is no notice at all. */
    private static NoticeContent notSuccessful(NoticeForm form, String orderId) {
        return new NoticeContent.Ignored(
                orderId, isSuccess(form) ? INCOMPLETE : "response code " + form.text("respCode"));
    }
}
