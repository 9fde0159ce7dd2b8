package dev.tollbridge.channels.qqwallet;

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
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;

/** One merchant's account: hands each capability to the class that knows it. */
record QqWalletAccount(
        QqWalletPayments payments,
        QqWalletQueries queries,
        QqWalletClosings closings,
        QqWalletRefunds refunds,
        QqWalletBills bills,
        QqWalletNotices notices)
        implements ChannelAccount.Pays,
                ChannelAccount.Queries,
                ChannelAccount.Closes,
                ChannelAccount.Cancels,
                ChannelAccount.Refunds,
                ChannelAccount.QueriesRefunds,
                ChannelAccount.DownloadsBills,
                ChannelAccount.ReceivesNotices {

    static QqWalletAccount of(QqWalletCredentials credentials) {
        var gateway = new QqWalletGateway(credentials);
        var queries = new QqWalletQueries(gateway);
        return new QqWalletAccount(
                new QqWalletPayments(
                        gateway,
                        new OrderContent(credentials),
                        new Invocations(credentials.merchant(), credentials.appKey())),
                queries,
                new QqWalletClosings(gateway, queries),
                new QqWalletRefunds(gateway),
                new QqWalletBills(gateway),
                new QqWalletNotices(credentials.merchant(), credentials.signer()));
    }

    @Override
    public Step<PayResult> pay(PayOrder order, CallContext context) {
        return payments.pay(order, context);
    }

    @Override
    public Step<OrderState> query(OrderRef order, CallContext context) {
        return queries.query(order, context);
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
    public Step<Bill> downloadBill(BillRequest request, CallContext context) {
        return bills.download(request, context);
    }

    @Override
    public Step<VerifiedNotice> receive(RawNotice notice, CallContext context) {
        return notices.receive(notice);
    }

    @Override
    public NoticeAnswer accepted() {
        return QqWalletNotices.ACCEPTED;
    }

    @Override
    public NoticeAnswer rejected() {
        return QqWalletNotices.REJECTED;
    }

    /** A record's own text would show the keys that it leads to. */
    @Override
    public String toString() {
        return "QqWalletAccount";
    }
}
