package dev.tollbridge.simulators.wechatpay.bill;

import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Refund;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to a merchant's orders on a day. Expects the world's lock. */
final class TradeRows {
    /** Rule wechatpay.bill.fee: per thousand of the amount, rounded half up. */
    private static final long FEE_PER_THOUSAND = 6;

    private final World world;

    TradeRows(World world) {
        this.world = world;
    }

    /**
     * In order of time.
     *
     * @param mchid who asks
     * @param seller whose orders: the same, or a sub-merchant
     */
    List<TradeRow> of(String mchid, String seller, LocalDate day) {
        List<TradeRow> rows = new ArrayList<>();
        for (Order order : world.orders().all()) {
            boolean wanted =
                    order.party().mchid().equals(mchid)
                            && (mchid.equals(seller) || order.party().seller().equals(seller));
            if (wanted) {
                order.payments().forEach(payment -> add(rows, order, payment));
            }
        }
        rows.removeIf(row -> !ChinaTime.day(row.at()).equals(day));
        rows.removeIf(row ->
                world.faults().takes("omit_bill_rows", row.order().terms().outTradeNo(), null));
        rows.sort(Comparator.comparing(TradeRow::at));
        return rows;
    }

    static long fee(long amount) {
        return (amount * FEE_PER_THOUSAND + 500) / 1000;
    }

    private void add(List<TradeRow> rows, Order order, Order.Payment payment) {
        rows.add(
                new TradeRow(
                        TradeRow.Kind.SUCCESS,
                        order,
                        payment,
                        null,
                        payment.at(),
                        fee(payment.amount())));
        Instant ended = order.endedAt();
        if (order.state() == Order.State.REVOKED && ended != null) {
            rows.add(
                    new TradeRow(
                            TradeRow.Kind.REVOKED,
                            order,
                            payment,
                            null,
                            ended,
                            -fee(payment.amount())));
        }
        world.refunds().all().stream()
                .filter(refund -> refund.transactionId().equals(payment.transactionId()))
                .map(refund -> refund(order, payment, refund))
                .forEach(rows::add);
    }

    private static TradeRow refund(Order order, Order.Payment payment, Refund refund) {
        return new TradeRow(
                TradeRow.Kind.REFUND,
                order,
                payment,
                refund,
                refund.createdAt(),
                -fee(refund.amount()));
    }
}
