package dev.tollbridge.simulators.alipay.bill;

import dev.tollbridge.simulators.core.ChinaTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The business bill ({@code bill_type} trade), notes 5. */
record TradeBill(String pid, BillPeriod period, Instant now) {
    private static final List<String> HEADER =
            List.of(
                    "支付宝交易号",
                    "商户订单号",
                    "业务类型",
                    "商品名称",
                    "创建时间",
                    "完成时间",
                    "门店编号",
                    "门店名称",
                    "操作员",
                    "终端号",
                    "对方账户",
                    "订单金额（元）",
                    "商家实收（元）",
                    "支付宝红包（元）",
                    "集分宝（元）",
                    "支付宝优惠（元）",
                    "商家优惠（元）",
                    "券核销金额（元）",
                    "券名称",
                    "商家红包消费金额（元）",
                    "卡消费金额（元）",
                    "退款批次号/请求号",
                    "服务费（元）",
                    "分润（元）",
                    "备注");

    byte[] zip(List<BillRow> all) {
        List<BillRow> rows =
                all.stream().filter(row -> row.kind() != BillRow.Kind.TRANSFER).toList();
        String name = pid + "0156_" + period.compact() + "_业务明细";
        Map<String, BillFile> files = new LinkedHashMap<>();
        files.put(name + ".csv", detail(rows));
        files.put(name + "(汇总).csv", summary(rows));
        return BillFile.zip(files);
    }

    private BillFile detail(List<BillRow> rows) {
        BillFile file = new BillFile("支付宝业务明细查询", pid, period);
        file.comment(
                "-----------------------------------------业务明细列表----------------------------------------");
        file.row(HEADER);
        rows.forEach(row -> file.row(cells(row)));
        file.comment(
                "-----------------------------------------业务明细列表结束------------------------------------");
        file.comment(total("交易合计", rows, BillRow.Kind.PAYMENT));
        file.comment(total("退款合计", rows, BillRow.Kind.REFUND));
        return file.exported(now);
    }

    private static List<String> cells(BillRow row) {
        String amount = BillFile.money(row.amount());
        String requestNo = row.requestNo() == null ? "" : BillFile.id(row.requestNo());
        return List.of(
                BillFile.id(row.tradeNo()),
                BillFile.id(row.number()),
                row.kind() == BillRow.Kind.PAYMENT ? "交易" : "退款",
                row.subject(),
                ChinaTime.of(row.createdAt()),
                ChinaTime.of(row.at()),
                BillFile.id(""),
                "",
                BillFile.id(""),
                BillFile.id(""),
                BillFile.id(row.counterparty()),
                amount,
                amount,
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "",
                "0.00",
                "0.00",
                requestNo,
                BillFile.money(-row.fee()),
                "0.00",
                "");
    }

    private static String total(String name, List<BillRow> rows, BillRow.Kind kind) {
        List<BillRow> counted = rows.stream().filter(row -> row.kind() == kind).toList();
        long sum = counted.stream().mapToLong(BillRow::amount).sum();
        return name + "：" + counted.size() + "笔，商家实收共" + BillFile.money(sum) + "元，商家优惠共0.00元";
    }

    private BillFile summary(List<BillRow> rows) {
        BillFile file = new BillFile("支付宝业务汇总查询", pid, period);
        long payments = rows.stream().filter(r -> r.kind() == BillRow.Kind.PAYMENT).count();
        long net = rows.stream().mapToLong(BillRow::amount).sum();
        long fees = rows.stream().mapToLong(BillRow::fee).sum();
        file.comment(
                "-----------------------------------------业务汇总列表----------------------------------------");
        file.row(
                List.of(
                        "门店编号",
                        "门店名称",
                        "交易订单总笔数",
                        "退款订单总笔数",
                        "订单金额（元）",
                        "商家实收（元）",
                        "支付宝优惠（元）",
                        "商家优惠（元）",
                        "卡消费金额（元）",
                        "服务费（元）",
                        "分润（元）",
                        "实收净额（元）"));
        String sum = BillFile.money(net);
        file.row(
                List.of(
                        "合计",
                        "",
                        String.valueOf(payments),
                        String.valueOf(rows.size() - payments),
                        sum,
                        sum,
                        "0.00",
                        "0.00",
                        "0.00",
                        BillFile.money(-fees),
                        "0.00",
                        BillFile.money(net - fees)));
        file.comment(
                "-----------------------------------------业务汇总列表结束------------------------------------");
        return file.exported(now);
    }
}
