package dev.tollbridge.simulators.alipay.bill;

import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Transfer;
import dev.tollbridge.simulators.alipay.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects a period's movements from the trades and transfers themselves. */
final class BillRows {
    /** 0.6 percent, rounded half up (rule alipay.bill.fee). */
    private static final long FEE_PER_THOUSAND = 6;

    private final World world;

    BillRows(World world) {
        this.world = world;
    }

    List<BillRow> of(String pid, BillPeriod period) {
        List<BillRow> rows = new ArrayList<>();
        world.trades().all().stream().filter(t -> t.pid().equals(pid)).forEach(t -> add(rows, t));
        world.transfers().all().stream()
                .filter(t -> t.pid().equals(pid) && t.status() == Transfer.Status.SUCCESS)
                .forEach(t -> rows.add(transfer(t)));
        rows.removeIf(row -> !period.contains(row.at()));
        rows.removeIf(row -> world.faults().takes("omit_bill_rows", row.number(), null));
        rows.sort(Comparator.comparing(BillRow::at));
        return rows;
    }

    private static void add(List<BillRow> rows, Trade trade) {
        Trade.Payment payment = trade.payment();
        if (payment == null) {
            return;
        }
        long fee = (trade.amount() * FEE_PER_THOUSAND + 500) / 1000;
        rows.add(row(BillRow.Kind.PAYMENT, trade, payment.at(), trade.amount(), fee, null));
        for (Trade.Refund refund : trade.refunds()) {
            rows.add(
                    row(
                            BillRow.Kind.REFUND,
                            trade,
                            refund.at(),
                            -refund.amount(),
                            0,
                            refund.requestNo()));
        }
    }

    private static BillRow row(
            BillRow.Kind kind,
            Trade trade,
            Instant at,
            long amount,
            long fee,
            @org.jspecify.annotations.Nullable String requestNo) {
        return new BillRow(
                kind,
                trade.tradeNo(),
                trade.terms().outTradeNo(),
                trade.terms().subject(),
                trade.createdAt(),
                at,
                trade.payer().logonId(),
                amount,
                fee,
                requestNo);
    }

    private static BillRow transfer(Transfer transfer) {
        return new BillRow(
                BillRow.Kind.TRANSFER,
                transfer.orderId(),
                transfer.outBizNo(),
                transfer.title(),
                transfer.at(),
                transfer.at(),
                transfer.payee(),
                -transfer.amount(),
                0,
                null);
    }
}
