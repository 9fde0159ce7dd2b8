package dev.tollbridge.simulators.wechatpay.bill;

import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Refund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trade bill in its three forms (notes 7). */
final class TradeBill {
    private static final List<String> COMMON =
            List.of(
                    "交易时间", "公众账号ID", "商户号", "特约商户号", "设备号", "微信订单号", "商户订单号", "用户标识", "交易类型",
                    "交易状态", "付款银行", "货币种类", "应结订单金额", "代金券金额");
    private static final List<String> REFUND_TIMES = List.of("退款申请时间", "退款成功时间");
    private static final List<String> REFUNDS =
            List.of("微信退款单号", "商户退款单号", "退款金额", "充值券退款金额", "退款类型", "退款状态");
    private static final List<String> TAIL = List.of("商品名称", "商户数据包", "手续费", "费率");
    private static final List<String> SUMMARY =
            List.of("总交易单数", "应结订单总金额", "退款总金额", "充值券退款总金额", "手续费总金额", "订单总金额", "申请退款总金额");
    private static final String RATE = "0.60%";

    private TradeBill() {}

    static String of(BillKind kind, List<TradeRow> all) {
        List<TradeRow> rows = all.stream().filter(row -> belongs(kind, row)).toList();
        BillText text = new BillText().header(header(kind));
        rows.forEach(row -> text.row(cells(kind, row)));
        return text.header(SUMMARY).row(summary(rows)).toString();
    }

    private static boolean belongs(BillKind kind, TradeRow row) {
        boolean success = row.kind() == TradeRow.Kind.SUCCESS;
        return kind == BillKind.ALL || success == (kind == BillKind.SUCCESS);
    }

    private static List<String> header(BillKind kind) {
        List<String> names = new ArrayList<>(COMMON);
        if (kind == BillKind.REFUND) {
            names.addAll(REFUND_TIMES);
        }
        if (kind != BillKind.SUCCESS) {
            names.addAll(REFUNDS);
        }
        names.addAll(TAIL);
        names.add("订单金额");
        if (kind != BillKind.SUCCESS) {
            names.add("申请退款金额");
        }
        names.add("费率备注");
        return names;
    }

    private static List<String> cells(BillKind kind, TradeRow row) {
        List<String> cells = new ArrayList<>(common(row));
        Refund refund = row.refund();
        if (kind == BillKind.REFUND) {
            cells.add(ChinaTime.of(row.at()));
            cells.add(time(refund == null ? row.at() : refund.settledAt()));
        }
        if (kind != BillKind.SUCCESS) {
            cells.add(refund == null ? "0" : refund.refundId());
            cells.add(refund == null ? "0" : refund.outRefundNo());
            cells.add(BillText.money(row.refunded()));
            cells.add("0.00");
            cells.add(row.kind() == TradeRow.Kind.SUCCESS ? "" : "ORIGINAL");
            cells.add(row.refundStatus());
        }
        cells.add(row.order().terms().description());
        cells.add(row.order().terms().attach() == null ? "" : row.order().terms().attach());
        cells.add(BillText.fee(row.fee()));
        cells.add(RATE);
        cells.add(BillText.money(row.received()));
        if (kind != BillKind.SUCCESS) {
            cells.add(BillText.money(row.refunded()));
        }
        cells.add("");
        return cells;
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : ChinaTime.of(at);
    }

    private static List<String> common(TradeRow row) {
        Party party = row.order().party();
        return List.of(
                ChinaTime.of(row.at()),
                party.appid(),
                party.mchid(),
                party.subMchid() == null ? "0" : party.subMchid(),
                "",
                row.payment().transactionId(),
                row.order().terms().outTradeNo(),
                row.payment().openid(),
                row.order().scene().tradeType(),
                row.kind().name(),
                "OTHERS",
                "CNY",
                BillText.money(row.received()),
                "0.00");
    }

    private static List<String> summary(List<TradeRow> rows) {
        long received = rows.stream().mapToLong(TradeRow::received).sum();
        long refunded = rows.stream().mapToLong(TradeRow::refunded).sum();
        long fees = rows.stream().mapToLong(TradeRow::fee).sum();
        return List.of(
                String.valueOf(rows.size()),
                BillText.money(received),
                BillText.money(refunded),
                "0.00",
                BillText.fee(fees),
                BillText.money(received),
                BillText.money(refunded));
    }
}
