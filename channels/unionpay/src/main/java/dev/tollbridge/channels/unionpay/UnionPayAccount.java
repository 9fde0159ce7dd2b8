package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelAccount;
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
import dev.tollbridge.spi.VerifiedNotice;
import dev.tollbridge.spi.VoidOrder;
import dev.tollbridge.spi.VoidState;

/** One merchant's account: hands each capability to the class that knows it. */
record UnionPayAccount(
        UnionPayPayments payments,
        UnionPayQueries queries,
        UnionPayCancels cancels,
        UnionPayRefunds refunds,
        UnionPayCaptures captures,
        UnionPayVoids voids,
        UnionPayBills bills,
        UnionPayNotices notices)
        implements ChannelAccount.Pays,
                ChannelAccount.Queries,
                ChannelAccount.Cancels,
                ChannelAccount.Refunds,
                ChannelAccount.QueriesRefunds,
                ChannelAccount.Authorizes,
                ChannelAccount.Captures,
                ChannelAccount.Voids,
                ChannelAccount.DownloadsBills,
                ChannelAccount.ReceivesNotices {

    static UnionPayAccount of(UnionPayCredentials credentials) {
        var gateway =
                new UnionPayGateway(
                        new UnionPayRequests(credentials),
                        new UnionPayReplies(credentials.trust(), credentials.merId()));
        var queries = new UnionPayQueries(gateway);
        var money = new BackTransactions(gateway, queries, credentials.noticeUrl());
        var content = new OrderContent(credentials.terminalId(), credentials.noticeUrl());
        return new UnionPayAccount(
                new UnionPayPayments(
                        gateway,
                        new UnionPayScans(gateway, queries, content),
                        content,
                        new EncryptionCertificates(gateway, credentials.encryption())),
                queries,
                new UnionPayCancels(queries, money),
                new UnionPayRefunds(queries, money),
                new UnionPayCaptures(queries, money),
                new UnionPayVoids(queries, money),
                new UnionPayBills(gateway, credentials.merId()),
                new UnionPayNotices(credentials.merId(), credentials.trust()));
    }

    @Override
    public Step<PayResult> pay(PayOrder order, CallContext context) {
        return payments.pay(order, context);
    }

    @Override
    public Step<PayResult> authorize(PayOrder order, CallContext context) {
        return payments.authorize(order, context);
    }

    @Override
    public Step<OrderState> query(OrderRef order, CallContext context) {
        return queries.query(order, context);
    }

    @Override
    public Step<CancelResult> cancel(OrderRef order, CallContext context) {
        return cancels.cancel(order, context);
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
    public Step<Bill> downloadBill(BillRequest request, CallContext context) {
        return bills.download(request, context);
    }

    @Override
    public Step<VerifiedNotice> receive(RawNotice notice, CallContext context) {
        return notices.receive(notice, context);
    }

    @Override
    public NoticeAnswer accepted() {
        return UnionPayNotices.ACCEPTED;
    }

    @Override
    public NoticeAnswer rejected() {
        return UnionPayNotices.REJECTED;
    }

    /** A record's own text would show the keys that it leads to. */
    @Override
    public String toString() {
        return "UnionPayAccount";
    }
}
