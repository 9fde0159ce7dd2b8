package dev.tollbridge.spi;

import java.net.URI;
import java.util.Map;

/**
 * One merchant's account at a channel, with its keys already parsed. It implements the nested
 * interface of every {@link Capability} that the {@link ChannelDescriptor} declares, and no other.
 * Immutable and safe for use by many threads.
 *
 * <p>Each method is a pure function of its arguments: the same request and {@link CallContext} give
 * the same bytes. Each must be safe to repeat: a number we gave once means the same order at the
 * channel for ever.
 */
public interface ChannelAccount {

    /** Starts a payment. */
    interface Pays extends ChannelAccount {
        Step<PayResult> pay(PayOrder order, CallContext context);
    }

    /** Asks what became of an order. */
    interface Queries extends ChannelAccount {
        Step<OrderState> query(OrderRef order, CallContext context);
    }

    /**
     * Closes an order that is not paid. {@link CloseResult.AlreadyPaid} if the payer was faster.
     */
    interface Closes extends ChannelAccount {
        Step<CloseResult> close(OrderRef order, CallContext context);
    }

    /**
     * Takes an order back whatever its state: closes it if unpaid, gives the money back if paid.
     */
    interface Cancels extends ChannelAccount {
        Step<CancelResult> cancel(OrderRef order, CallContext context);
    }

    interface Refunds extends ChannelAccount {
        Step<RefundState> refund(RefundOrder refund, CallContext context);
    }

    interface QueriesRefunds extends ChannelAccount {
        Step<RefundState> queryRefund(RefundRef refund, CallContext context);
    }

    /**
     * Reserves money on the payer's side. Answers like {@link Pays}; queries report {@link
     * OrderState.Authorized}.
     */
    interface Authorizes extends ChannelAccount {
        Step<PayResult> authorize(PayOrder order, CallContext context);
    }

    /** Takes reserved money, in whole or in part. */
    interface Captures extends ChannelAccount {
        Step<CaptureState> capture(CaptureOrder capture, CallContext context);

        Step<CaptureState> queryCapture(CaptureOrder capture, CallContext context);
    }

    /** Gives reserved money free. */
    interface Voids extends ChannelAccount {
        Step<VoidState> voidAuthorization(VoidOrder order, CallContext context);

        Step<VoidState> queryVoid(VoidOrder order, CallContext context);
    }

    interface Transfers extends ChannelAccount {
        Step<TransferState> transfer(TransferOrder transfer, CallContext context);

        Step<TransferState> queryTransfer(TransferOrder transfer, CallContext context);
    }

    interface DownloadsBills extends ChannelAccount {
        Step<Bill> downloadBill(BillRequest request, CallContext context);
    }

    /**
     * Learns who holds the wallet in whose browser a page is open, for scenes that need {@code
     * payer.id}: the browser goes to the channel and comes back with a proof.
     */
    interface IdentifiesPayers extends ChannelAccount {
        /**
         * Where the payer's browser goes.
         *
         * @param back where the channel sends it, with more in its query
         */
        Step<URI> identification(URI back, CallContext context);

        /**
         * The wallet's id of the payer.
         *
         * @param query the decoded query of the address that the browser came back to
         */
        Step<String> identify(Map<String, String> query, CallContext context);
    }

    /** Splits what was paid among receivers. */
    interface Shares extends ChannelAccount {
        /** Shares parts, or unfreezes the rest if there are none. */
        Step<ShareState> share(ShareOrder share, CallContext context);

        Step<ShareState> queryShare(ShareOrder share, CallContext context);

        /** Takes shared money back from its receiver. */
        Step<ShareReturnState> giveBack(ShareReturn back, CallContext context);

        Step<ShareReturnState> queryReturn(ShareReturn back, CallContext context);

        /**
         * Lets somebody receive shares from now on.
         *
         * @param relation what the receiver is to the merchant, in the merchant's words
         */
        Step<ShareReceiver> addReceiver(
                ShareReceiver receiver, String relation, CallContext context);

        Step<ShareReceiver> removeReceiver(ShareReceiver receiver, CallContext context);
    }

    /** Verifies what the channel sends by itself. */
    interface ReceivesNotices extends ChannelAccount {
        /** A forged, foreign or unreadable notice is {@link Outcome.Refused}; it never throws. */
        Step<VerifiedNotice> receive(RawNotice notice, CallContext context);

        /** The answer that makes the channel stop sending this notice. */
        NoticeAnswer accepted();

        /** The answer that makes the channel send it again; it says nothing about why. */
        NoticeAnswer rejected();
    }
}
