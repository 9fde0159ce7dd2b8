package dev.tollbridge.simulators.alipay.bill;

import dev.tollbridge.simulators.core.ChinaTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The account bill ({@code bill_type} signcustomer), notes 5. Fees are rows of their own. */
record AccountBill(String pid, BillPeriod period, Instant now) {
    private static final List<String> HEADER =
            List.of(
                    "账务流水号",
                    "业务流水号",
                    "商户订单号",
                    "商品名称",
                    "发生时间",
                    "对方账号",
                    "收入金额（+元）",
                    "支出金额（-元）",
                    "账户余额（元）",
                    "交易渠道",
                    "业务类型",
                    "备注");

    private record Line(BillRow source, String type, long amount) {}

    byte[] zip(List<BillRow> rows) {
        List<Line> lines = new ArrayList<>();
        for (BillRow row : rows) {
            lines.add(new Line(row, type(row.kind()), row.amount()));
            if (row.fee() > 0) {
                lines.add(new Line(row, "收费", -row.fee()));
            }
        }
        String name = pid + "0156_" + period.compact() + "_账务明细";
        Map<String, BillFile> files = new LinkedHashMap<>();
        files.put(name + ".csv", detail(lines));
        files.put(name + "(汇总).csv", summary(lines));
        return BillFile.zip(files);
    }

    private static String type(BillRow.Kind kind) {
        return switch (kind) {
            case PAYMENT -> "在线支付";
            case REFUND -> "交易退款";
            case TRANSFER -> "转账";
        };
    }

    private BillFile detail(List<Line> lines) {
        BillFile file = new BillFile("支付宝账务明细查询", pid, period);
        file.comment(
                "-----------------------------------------账务明细列表----------------------------------------");
        file.row(HEADER);
        long balance = 0;
        int number = 0;
        for (Line line : lines) {
            balance += line.amount();
            file.row(cells(line, ++number, balance));
        }
        file.comment(
                "-----------------------------------------账务明细列表结束------------------------------------");
        file.comment(total("支出合计", lines.stream().filter(l -> l.amount() < 0).toList()));
        file.comment(total("收入合计", lines.stream().filter(l -> l.amount() > 0).toList()));
        return file.exported(now);
    }

    private static String total(String name, List<Line> lines) {
        long sum = lines.stream().mapToLong(Line::amount).sum();
        return name + "：" + lines.size() + "笔，共" + BillFile.money(sum) + "元";
    }

    private List<String> cells(Line line, int number, long balance) {
        BillRow row = line.source();
        return List.of(
                BillFile.id(period.compact() + "%010d".formatted(number)),
                BillFile.id(row.tradeNo()),
                BillFile.id(row.number()),
                row.subject(),
                ChinaTime.of(row.at()),
                BillFile.id(row.counterparty()),
                line.amount() > 0 ? BillFile.money(line.amount()) : "0.00",
                line.amount() < 0 ? BillFile.money(line.amount()) : "0.00",
                BillFile.money(balance),
                "支付宝",
                line.type(),
                row.requestNo() == null ? "" : row.requestNo());
    }

    private BillFile summary(List<Line> lines) {
        BillFile file = new BillFile("支付宝账务汇总查询", pid, period);
        file.row(List.of("类型", "收入笔数", "收入金额（+元）", "支出笔数", "支出金额（-元）", "总金额（元）"));
        for (String type : List.of("在线支付", "交易退款", "转账", "收费")) {
            List<Line> own = lines.stream().filter(line -> line.type().equals(type)).toList();
            if (!own.isEmpty()) {
                file.row(sums(type, own));
            }
        }
        file.row(sums("合计", lines));
        return file.exported(now);
    }

    private static List<String> sums(String type, List<Line> lines) {
        List<Line> in = lines.stream().filter(line -> line.amount() > 0).toList();
        long inSum = in.stream().mapToLong(Line::amount).sum();
        long sum = lines.stream().mapToLong(Line::amount).sum();
        return List.of(
                type,
                String.valueOf(in.size()),
                BillFile.money(inSum),
                String.valueOf(lines.size() - in.size()),
                BillFile.money(sum - inSum),
                BillFile.money(sum));
    }
}
