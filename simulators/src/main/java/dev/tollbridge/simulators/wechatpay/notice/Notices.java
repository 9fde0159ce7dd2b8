package dev.tollbridge.simulators.wechatpay.notice;

import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.notice.NoticeBook;
import dev.tollbridge.simulators.wechatpay.gateway.RefundView;
import dev.tollbridge.simulators.wechatpay.gateway.Signers;
import dev.tollbridge.simulators.wechatpay.gateway.TransactionView;
import dev.tollbridge.simulators.wechatpay.gateway.TransferView;
import dev.tollbridge.simulators.wechatpay.state.Changes;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Refund;
import dev.tollbridge.simulators.wechatpay.state.Transfer;
import dev.tollbridge.simulators.wechatpay.state.WireTime;
import dev.tollbridge.simulators.wechatpay.state.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Notifies merchants of payments, refunds and transfers (notes 5). */
public final class Notices implements Changes {
    private final World world;
    private final NoticeBook book;

    public Notices(World world, Signers signers, Callback callback) {
        this.world = world;
        this.book = new NoticeBook(world, new WechatPayCourier(world, signers, callback));
    }

    public NoticeBook book() {
        return book;
    }

    @Override
    public void paid(Order order, Order.Payment payment) {
        if (order.terms().notifyUrl() == null) {
            return;
        }
        if (world.faults().takes("forge_notice", order.terms().outTradeNo(), null)) {
            forgePaid(order);
        }
        book.announce(paidDraft(order, TransactionView.of(order, payment)));
    }

    private NoticeBook.Draft paidDraft(Order order, ObjectNode resource) {
        return draft(
                order.terms().outTradeNo(),
                order.party().mchid(),
                order.terms().notifyUrl(),
                event("TRANSACTION.SUCCESS", "支付成功", "transaction", resource));
    }

    /**
     * Sends a notification that says this order is paid, whatever is true, signed by a stranger.
     */
    public void forgePaid(Order order) {
        Order.Payment payment =
                new Order.Payment(
                        "4200" + world.numbers().dated(world.now(), 16),
                        order.terms().amount(),
                        world.now(),
                        "oForged");
        ObjectNode resource =
                TransactionView.of(order, payment)
                        .put("trade_state", Order.State.SUCCESS.name())
                        .put("trade_state_desc", Order.State.SUCCESS.description());
        book.forge(paidDraft(order, resource));
    }

    @Override
    public void refunded(Refund refund) {
        String summary =
                switch (refund.status()) {
                    case SUCCESS -> "退款成功";
                    case CLOSED -> "退款关闭";
                    case ABNORMAL -> "退款异常";
                    case PROCESSING -> "退款处理中";
                };
        ObjectNode fields =
                event(
                        "REFUND." + refund.status().name(),
                        summary,
                        "refund",
                        RefundView.ofNotice(refund));
        book.announce(
                draft(refund.outTradeNo(), refund.party().mchid(), refund.notifyUrl(), fields));
    }

    @Override
    public void transferred(Transfer transfer) {
        ObjectNode fields =
                event(
                        "MCHTRANSFER.BILL.FINISHED",
                        "商家转账单据终态通知",
                        "mch_payment",
                        TransferView.ofNotice(transfer));
        book.announce(draft(transfer.outBillNo(), transfer.mchid(), transfer.notifyUrl(), fields));
    }

    private ObjectNode event(String type, String summary, String original, ObjectNode resource) {
        ObjectNode fields =
                Json.object()
                        .put("create_time", WireTime.of(world.now()))
                        .put("event_type", type)
                        .put("summary", summary)
                        .put("original_type", original);
        fields.set("resource", resource);
        return fields;
    }

    private NoticeBook.Draft draft(
            String number, String mchid, @Nullable String url, ObjectNode fields) {
        String id = "EV-" + world.numbers().dated(world.now(), 15);
        return new NoticeBook.Draft(id, number, mchid, url, fields);
    }
}
