package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CancelResult;
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
import dev.tollbridge.spi.ShareOrder;
import dev.tollbridge.spi.ShareReceiver;
import dev.tollbridge.spi.ShareReturn;
import dev.tollbridge.spi.ShareReturnState;
import dev.tollbridge.spi.ShareState;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.TransferState;
import dev.tollbridge.spi.VerifiedNotice;
import java.net.URI;
import java.util.Map;

/** One merchant's account: hands each capability to the class that knows it. */
record WechatPayAccount(
        WechatPayPayments payments,
        WechatPayQueries queries,
        WechatPayClosings closings,
        WechatPayRefunds refunds,
        WechatPayTransfers transfers,
        WechatPayBills bills,
        WechatPayNotices notices,
        PayerIdentities identities,
        WechatPayShares shares,
        ShareReturns shareReturns,
        ShareReceivers shareReceivers)
        implements ChannelAccount.Pays,
                ChannelAccount.Queries,
                ChannelAccount.Closes,
                ChannelAccount.Cancels,
                ChannelAccount.Refunds,
                ChannelAccount.QueriesRefunds,
                ChannelAccount.Transfers,
                ChannelAccount.DownloadsBills,
                ChannelAccount.ReceivesNotices,
                ChannelAccount.IdentifiesPayers,
                ChannelAccount.Shares {

    static WechatPayAccount of(WechatPayCredentials credentials) {
        var merchant = credentials.merchant();
        var gateway =
                new WechatPayGateway(new WechatPayRequests(credentials), credentials.platform());
        var queries = new WechatPayQueries(gateway, merchant);
        return new WechatPayAccount(
                new WechatPayPayments(
                        gateway,
                        merchant,
                        credentials.noticeUrl(),
                        new Invocations(merchant, credentials.key())),
                queries,
                new WechatPayClosings(gateway, queries, merchant),
                new WechatPayRefunds(gateway, merchant, credentials.noticeUrl()),
                new WechatPayTransfers(gateway, merchant, credentials.transferScene()),
                new WechatPayBills(gateway, merchant),
                new WechatPayNotices(gateway, new NoticeMeaning(merchant, credentials.apiV3Key())),
                new PayerIdentities(credentials.webLogin()),
                new WechatPayShares(gateway, merchant),
                new ShareReturns(gateway, merchant),
                new ShareReceivers(gateway, merchant));
    }

    @Override
    public Step<PayResult> pay(PayOrder order, CallContext context) {
        return payments.pay(order, context);
    }

    @Override
    public Step<OrderState> query(OrderRef order, CallContext context) {
        return queries.query(order.orderNo(), context);
    }

    @Override
    public Step<CloseResult> close(OrderRef order, CallContext context) {
        return closings.close(order, context);
    }

    @Override
    public Step<CancelResult> cancel(OrderRef order, CallContext context) {
        return closings.cancel(order, context);
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
        return WechatPayNotices.ACCEPTED;
    }

    @Override
    public NoticeAnswer rejected() {
        return WechatPayNotices.REJECTED;
    }

    @Override
    public Step<URI> identification(URI back, CallContext context) {
        return identities.identification(back);
    }

    @Override
    public Step<String> identify(Map<String, String> query, CallContext context) {
        return identities.identify(query);
    }

    @Override
    public Step<ShareState> share(ShareOrder share, CallContext context) {
        return shares.share(share, context);
    }

    @Override
    public Step<ShareState> queryShare(ShareOrder share, CallContext context) {
        return shares.query(share, context);
    }

    @Override
    public Step<ShareReturnState> giveBack(ShareReturn back, CallContext context) {
        return shareReturns.giveBack(back, context);
    }

    @Override
    public Step<ShareReturnState> queryReturn(ShareReturn back, CallContext context) {
        return shareReturns.query(back, context);
    }

    @Override
    public Step<ShareReceiver> addReceiver(
            ShareReceiver receiver, String relation, CallContext context) {
        return shareReceivers.add(receiver, relation, context);
    }

    @Override
    public Step<ShareReceiver> removeReceiver(ShareReceiver receiver, CallContext context) {
        return shareReceivers.remove(receiver, context);
    }

    /** A record's own text would show the keys that it leads to. */
    @Override
    public String toString() {
        return "WechatPayAccount";
    }
}
