package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.spi.VerifiedNotice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commands and questions about payments. Commands may talk to a channel and block that long.
 */
public interface Payments {
    /**
     * Creates a payment, and starts it at a channel if the request names a method. Creating the
     * same {@code merchant_order_id} again with the same terms answers the first payment.
     *
     * @param id the id that the new payment gets, so that a repeated command finds the first one's
     *     payment
     */
    Result<PaymentView> create(Caller caller, PaymentId id, PaymentRequest request);

    /** Chooses or changes method and scene. An open attempt is closed at its channel first. */
    Result<PaymentView> confirm(Caller caller, PaymentId id, ConfirmRequest request);

    /**
     * Closes the payment at the channel and here. One that is found paid becomes succeeded instead;
     * of one that is authorized, what is not captured is given free.
     */
    Result<PaymentView> cancel(Caller caller, PaymentId id);

    /**
     * Takes reserved money, in whole or part. The answer shows the captures.
     *
     * @param capture the id that the capture gets, so that a repeated command finds the first one's
     *     capture
     */
    Result<PaymentView> capture(
            Caller caller, PaymentId id, DrawId capture, CaptureRequest request);

    /** Asks the channel now about every open attempt and refund of the payment. */
    Result<PaymentView> sync(Caller caller, PaymentId id);

    Optional<PaymentView> find(Caller caller, PaymentId id, Expand expand);

    /**
     * For the payer's pages, which hold the client secret instead of a key. Empty if the secret is
     * not the payment's.
     */
    Optional<PayerPayment> findForPayer(String clientSecret);

    /** The payer's choice on the checkout; like {@link #confirm}. */
    Result<PaymentView> confirmAsPayer(String clientSecret, ConfirmRequest request);

    /**
     * The payer has come back or is waiting: asks the channel now, at most once in a few seconds
     * for each payment.
     */
    void nudge(String clientSecret);

    /** Text of the QR code that an open attempt shows. */
    Optional<String> qrContent(AttemptId id);

    Page<PaymentView> list(Caller caller, PaymentFilter filter);

    /**
     * Applies what a channel has said. Repeats, latecomers and disorder change nothing that is
     * final.
     *
     * @param account at whose address the notice arrived
     * @return false if the order is not known to that account: to be answered like a forgery
     */
    boolean apply(VerifiedNotice notice, ChannelAccountId account);

    /**
     * @param attempts whether to read them along
     * @param captures whether to read them along
     * @param refunds whether to read them along
     */
    record Expand(boolean attempts, boolean captures, boolean refunds) {
        public static final Expand NONE = new Expand(false, false, false);
        public static final Expand ALL = new Expand(true, true, true);
    }

    /**
     * @param amount minor units; null for all that is left
     * @param last whether what is left after it is given free
     */
    record CaptureRequest(@Nullable Long amount, boolean last) {}

    /**
     * A page of a list, newest first.
     *
     * @param hasMore whether there are more in the direction of the cursor
     */
    record Page<T>(List<T> items, boolean hasMore) {}
}
