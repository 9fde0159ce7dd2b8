package dev.tollbridge.simulators.wechatpay.bill;

import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.wechatpay.state.Balance;
import dev.tollbridge.simulators.wechatpay.state.Share;
import dev.tollbridge.simulators.wechatpay.state.Transfer;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The fund flow bill (notes 7). Expects the world's lock. */
final class FundBill {
    private static final List<String> HEADER =
            List.of(
                    "记账时间",
                    "微信支付业务单号",
                    "资金流水单号",
                    "业务名称",
                    "业务类型",
                    "收支类型",
                    "收支金额(元)",
                    "账户结余(元)",
                    "资金变更提交申请人",
                    "备注",
                    "业务凭证号");
    private static final List<String> SUMMARY = List.of("资金流水总笔数", "收入笔数", "收入金额", "支出笔数", "支出金额");

    private final World world;

    FundBill(World world) {
        this.world = world;
    }

    /**
     * All movements up to the end of the day; the balance of each row follows from those before.
     */
    List<FundRow> rows(BillKind kind, String mchid, String seller, LocalDate day) {
        List<FundRow> rows = new ArrayList<>();
        switch (kind) {
            case FUNDS_BASIC -> {
                addTrades(rows, mchid, seller, day);
                addShares(rows, seller);
            }
            case FUNDS_OPERATION -> addTransfers(rows, seller);
            case FUNDS_FEES, ALL, SUCCESS, REFUND -> {}
        }
        rows.removeIf(row -> ChinaTime.day(row.at()).isAfter(day));
        rows.sort(Comparator.comparing(FundRow::at));
        return rows;
    }

    private void addTrades(List<FundRow> rows, String mchid, String seller, LocalDate last) {
        TradeRows trades = new TradeRows(world);
        world.orders().all().stream()
                .flatMap(order -> order.payments().stream())
                .map(payment -> ChinaTime.day(payment.at()))
                .min(Comparator.naturalOrder())
                .ifPresent(first ->
                        first.datesUntil(last.plusDays(1))
                                .flatMap(day -> trades.of(mchid, seller, day).stream())
                                .forEach(row -> addTrade(rows, row)));
    }

    private static void addTrade(List<FundRow> rows, TradeRow row) {
        String payment = row.payment().transactionId();
        String number = row.order().terms().outTradeNo();
        long amount = row.received() - row.refunded();
        String no = row.refund() == null ? payment : row.refund().refundId();
        String business = amount >= 0 ? "交易" : "退款";
        rows.add(new FundRow(row.at(), no, business, business, amount, number));
        if (row.fee() != 0) {
            rows.add(new FundRow(row.at(), no, business, "扣除交易手续费", -row.fee(), number));
        }
    }

    private void addShares(List<FundRow> rows, String seller) {
        world.shares().all().stream()
                .filter(share -> share.party().seller().equals(seller))
                .forEach(share ->
                        share.parts().stream()
                                .filter(part -> part.result() == Share.Result.SUCCESS)
                                .filter(part -> part.amount() > 0)
                                .forEach(part -> rows.add(share(share, part))));
    }

    private static FundRow share(Share share, Share.Part part) {
        return new FundRow(
                part.finishedAt() == null ? share.createdAt() : part.finishedAt(),
                share.orderId(),
                "分账",
                "分账",
                -part.amount(),
                share.outOrderNo());
    }

    private void addTransfers(List<FundRow> rows, String mchid) {
        world.transfers().all().stream()
                .filter(transfer -> transfer.mchid().equals(mchid))
                .filter(transfer -> transfer.state() == Transfer.State.SUCCESS)
                .forEach(transfer ->
                        rows.add(
                                new FundRow(
                                        transfer.updatedAt(),
                                        transfer.transferBillNo(),
                                        "商家转账",
                                        "商家转账",
                                        -transfer.amount(),
                                        transfer.outBillNo())));
    }

    static String of(List<FundRow> all, LocalDate day) {
        BillText text = new BillText().header(HEADER);
        List<FundRow> shown = new ArrayList<>();
        long balance = Balance.OPENING;
        int sequence = 0;
        for (FundRow row : all) {
            balance += row.amount();
            sequence++;
            if (ChinaTime.day(row.at()).equals(day)) {
                shown.add(row);
                text.row(cells(row, balance, sequence));
            }
        }
        return text.header(SUMMARY).row(summary(shown)).toString();
    }

    private static List<String> cells(FundRow row, long balance, int sequence) {
        return List.of(
                ChinaTime.of(row.at()),
                row.platformNo(),
                row.platformNo() + "%02d".formatted(sequence % 100),
                row.business(),
                row.type(),
                row.amount() < 0 ? "支出" : "收入",
                BillText.money(Math.abs(row.amount())),
                BillText.money(balance),
                "system",
                "",
                row.voucher());
    }

    private static List<String> summary(List<FundRow> rows) {
        List<FundRow> in = rows.stream().filter(row -> row.amount() >= 0).toList();
        List<FundRow> out = rows.stream().filter(row -> row.amount() < 0).toList();
        return List.of(
                String.valueOf(rows.size()),
                String.valueOf(in.size()),
                BillText.money(in.stream().mapToLong(FundRow::amount).sum()),
                String.valueOf(out.size()),
                BillText.money(-out.stream().mapToLong(FundRow::amount).sum()));
    }
}
