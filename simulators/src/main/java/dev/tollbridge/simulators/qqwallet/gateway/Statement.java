package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.core.Yuan;
import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.state.Order;
import dev.tollbridge.simulators.qqwallet.state.Refund;
import dev.tollbridge.simulators.qqwallet.state.World;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code qpay_mch_statement_down.cgi}: all trades of a day as text (notes 9). */
final class Statement {
    private static final String COLUMNS =
            "交易时间,商户号,商户APPID,子商户号,子商户APPID,用户标识,设备号,支付方式,商户订单号,QQ钱包订单号,"
                    + "付款银行,货币种类,订单金额,商户优惠金额,商户应收金额,QQ钱包优惠金额,用户支付金额,交易状态,"
                    + "退款提交时间,商户退款订单号,QQ钱包退款订单号,退款金额,退还QQ钱包优惠金额,退款状态,退款成功时间,"
                    + "退款方式,商品名称,商户数据包,手续费金额,费率";
    private static final String TOTALS = "总交易单数,总交易额,总退款金额,手续费总金额";

    private final World world;

    Statement(World world) {
        this.world = world;
    }

    String text(Call call) {
        call.require("bill_type", "ALL");
        LocalDate day = day(call);
        List<String> lines = new ArrayList<>();
        long paid = 0;
        long refunded = 0;
        for (Order order : world.orders().all()) {
            if (order.mchId().equals(call.merchant().mchId())) {
                for (Order.Payment payment : order.payments()) {
                    if (ChinaTime.day(payment.at()).equals(day)) {
                        lines.add(payment(call.merchant(), order, payment));
                        paid += payment.amount();
                    }
                }
            }
        }
        for (Refund refund : world.refunds().all()) {
            boolean listed =
                    refund.mchId().equals(call.merchant().mchId())
                            && refund.counts()
                            && ChinaTime.day(refund.createdAt()).equals(day);
            if (listed) {
                lines.add(refund(call.merchant(), refund));
                refunded += refund.amount();
            }
        }
        if (lines.isEmpty()) {
            throw new Refused("NO_BILL_EXIST", "账单不存在");
        }
        long omitted =
                world.faults().take("omit_bill_rows", null, null).map(Statement::omitted).orElse(0);
        String rows =
                lines.stream()
                        .sorted()
                        .limit(Math.max(0, lines.size() - omitted))
                        .collect(Collectors.joining("\n"));
        String totals = line(lines.size(), Yuan.of(paid), Yuan.of(refunded), "0.00");
        return String.join("\n", COLUMNS, rows, TOTALS, totals) + "\n";
    }

    private static int omitted(Fault fault) {
        return fault.amount() == null ? 1 : Math.toIntExact(fault.amount());
    }

    /** The bill of a day is there from nine o'clock of the next. */
    private LocalDate day(Call call) {
        try {
            LocalDate day =
                    LocalDate.parse(
                            call.require("bill_date", "\\d{8}"), DateTimeFormatter.BASIC_ISO_DATE);
            var ready = day.plusDays(1).atTime(9, 0).toInstant(ChinaTime.ZONE);
            if (world.now().isBefore(ready)) {
                throw new Refused("BILL_CREATING", "账单未生成");
            }
            return day;
        } catch (DateTimeException e) {
            throw Refused.parameter("bill_date");
        }
    }

    private static String payment(Merchant merchant, Order order, Order.Payment payment) {
        String amount = Yuan.of(payment.amount());
        return line(
                ChinaTime.of(payment.at()),
                merchant.mchId(),
                merchant.appId(),
                "",
                "",
                "",
                "",
                order.tradeType(),
                order.terms().outTradeNo(),
                payment.transactionId(),
                "BALANCE",
                "CNY",
                amount,
                "0.00",
                amount,
                "0.00",
                amount,
                "SUCCESS",
                "",
                "",
                "",
                "0.00",
                "0.00",
                "",
                "",
                "",
                order.terms().body(),
                "",
                "0.00",
                "0.60%");
    }

    private String refund(Merchant merchant, Refund refund) {
        String subject =
                world.orders()
                        .find(Order.key(merchant.mchId(), refund.outTradeNo()))
                        .map(order -> order.terms().body())
                        .orElse("");
        String time = ChinaTime.of(refund.createdAt());
        return line(
                time,
                merchant.mchId(),
                merchant.appId(),
                "",
                "",
                "",
                "",
                "",
                refund.outTradeNo(),
                refund.transactionId(),
                "BALANCE",
                "CNY",
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "REFUND",
                time,
                refund.outRefundNo(),
                refund.refundId(),
                Yuan.of(refund.amount()),
                "0.00",
                refund.status().name(),
                time,
                "ORIGINAL",
                subject,
                "",
                "0.00",
                "0.60%");
    }

    /** Each value behind a backtick. */
    private static String line(Object... values) {
        return Arrays.stream(values)
                .map(value -> "`" + value.toString().replaceAll("[\\r\\n]", " "))
                .collect(Collectors.joining(","));
    }
}
