package dev.tollbridge.channels.alipay;

import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.NoticeAnswer;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.TransferState;
import dev.tollbridge.spi.VerifiedNotice;
import dev.tollbridge.spi.VoidOrder;
import dev.tollbridge.spi.VoidState;

/** One merchant's account: hands each capability to the class that knows it. */
record AlipayAccount(
        AlipayPayments payments,
        AlipayQueries queries,
        AlipayClosings closings,
        AlipayRefunds refunds,
        AlipayAuthorizations authorizations,
        AlipayAuthorizationQueries authorizationQueries,
        AlipayCaptures captures,
        AlipayVoids voids,
        AlipayTransfers transfers,
        AlipayBills bills,
        AlipayNotices notices)
        implements ChannelAccount.Pays,
                ChannelAccount.Queries,
                ChannelAccount.Closes,
                ChannelAccount.Cancels,
                ChannelAccount.Refunds,
                ChannelAccount.QueriesRefunds,
                ChannelAccount.Authorizes,
                ChannelAccount.Captures,
                ChannelAccount.Voids,
                ChannelAccount.Transfers,
                ChannelAccount.DownloadsBills,
                ChannelAccount.ReceivesNotices {

    static AlipayAccount of(AlipayCredentials credentials) {
        var gateway = new AlipayGateway(credentials);
        var queries = new AlipayQueries(gateway);
        return new AlipayAccount(
                new AlipayPayments(gateway, credentials.appId(), credentials.noticeUrl()),
                queries,
                new AlipayClosings(gateway, queries),
                new AlipayRefunds(gateway),
                new AlipayAuthorizations(gateway, credentials.sellerId(), credentials.noticeUrl()),
                new AlipayAuthorizationQueries(gateway),
                new AlipayCaptures(gateway, queries, credentials.noticeUrl()),
                new AlipayVoids(gateway, credentials.noticeUrl()),
                new AlipayTransfers(gateway),
                new AlipayBills(gateway),
                new AlipayNotices(gateway, credentials.appId(), credentials.sellerId()));
    }

    @Override
    public Step<PayResult> pay(PayOrder order, CallContext context) {
        return payments.pay(order, context);
    }

    @Override
    public Step<OrderState> query(OrderRef order, CallContext context) {
        return order.authorization()
                ? authorizationQueries.query(order, context)
                : queries.query(order.orderNo(), context);
    }

    @Override
    public Step<CloseResult> close(OrderRef order, CallContext context) {
        return order.authorization()
                ? authorizationQueries.close(order, context)
                : closings.close(order, context);
    }

    @Override
    public Step<CancelResult> cancel(OrderRef order, CallContext context) {
        return order.authorization()
                ? authorizationQueries.cancel(order, context)
                : closings.cancel(order, context);
    }

    @Override
    public Step<RefundState> refund(RefundOrder refund, CallContext context) {
        return refunds.refund(refund, context);
    }

    @Override
    public Step<RefundState> queryRefund(RefundRef refund, CallContext context) {
        return refunds.query(refund, context);
    }

    @Override
    public Step<PayResult> authorize(PayOrder order, CallContext context) {
        return authorizations.authorize(order, context);
    }

    @Override
    public Step<CaptureState> capture(CaptureOrder capture, CallContext context) {
        return captures.capture(capture, context);
    }

    @Override
    public Step<CaptureState> queryCapture(CaptureOrder capture, CallContext context) {
        return captures.query(capture, context);
    }

    @Override
    public Step<VoidState> voidAuthorization(VoidOrder order, CallContext context) {
        return voids.release(order, context);
    }

    @Override
    public Step<VoidState> queryVoid(VoidOrder order, CallContext context) {
        return voids.query(order, context);
    }

    @Override
    public Step<TransferState> transfer(TransferOrder transfer, CallContext context) {
        return transfers.transfer(transfer, context);
    }

    @Override
    public Step<TransferState> queryTransfer(TransferOrder transfer, CallContext context) {
        return transfers.query(transfer, context);
    }

    @Override
    public Step<Bill> downloadBill(BillRequest request, CallContext context) {
        return bills.download(request, context);
    }

    @Override
    public Step<VerifiedNotice> receive(RawNotice notice, CallContext context) {
        return notices.receive(notice, context);
    }

    @Override
    public NoticeAnswer accepted() {
        return AlipayNotices.ACCEPTED;
    }

    @Override
    public NoticeAnswer rejected() {
        return AlipayNotices.REJECTED;
    }
}
