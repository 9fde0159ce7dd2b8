package dev.tollbridge.channels.alipay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bills as Alipay prints them, from section 5 of the protocol notes. */
final class BillFile {
    private static final Charset GBK = Charset.forName("GBK");
    static final String TRADES =
            """
            #支付宝业务明细查询
            #账号：[20881021462251350156]
            #起始日期：[2026年11月20日 00:00:00]   终止日期：[2026年11月21日 00:00:00]
            #-----------------------------------------业务明细列表----------------------------------------
            支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注,新列
            2026112022001400001234567890\t,T0000000000000000000000000000001\t,交易,"茶, 杯",2026-11-20 10:00:00,2026-11-20 10:00:09,,,,,li***@example.com,12.30,12.30,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,,-0.07,0.00,,x
            2026112022001400001234567890\t,T0000000000000000000000000000001\t,退款,"茶, 杯",2026-11-20 11:00:00,2026-11-20 11:00:01,,,,,li***@example.com,-2.30,-2.30,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,R0000000000000000000000000000001\t,0.01,0.00,,x
            #-----------------------------------------业务明细列表结束------------------------------------
            #交易合计：1笔，商家实收共12.30元，商家优惠共0.00元
            #退款合计：1笔，商家实收退款共-2.30元，商家优惠退款共0.00元
            #导出时间：[2026年11月21日 09:05:00]
            """;
    static final String FUNDS =
            """
            #支付宝账务明细查询
            #账号：[20881021462251350156]
            #-----------------------------------------账务明细列表----------------------------------------
            账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注
            101\t,2026112022001400001234567890\t,T0000000000000000000000000000001\t,茶,2026-11-20 10:00:09,li***@example.com,12.30,0.00,112.30,支付宝,在线支付,
            102\t,2026112022001400001234567890\t,T0000000000000000000000000000001\t,茶,2026-11-20 10:00:09,fee@example.com,0.00,-0.07,112.23,支付宝,收费,服务费
            103\t,2026112022001400001234567890\t,T0000000000000000000000000000001\t,茶,2026-11-20 11:00:01,li***@example.com,0.00,-2.30,109.93,支付宝,交易退款,
            #-----------------------------------------账务明细列表结束------------------------------------
            #支出合计：2笔，共-2.37元
            #收入合计：1笔，共12.30元
            #导出时间：[2026年11月21日 09:05:00]
            """;

    private BillFile() {}

    static byte[] zip(String billType) {
        boolean trade = billType.equals("trade");
        var name = "20881021462251350156_20261120_" + (trade ? "业务明细" : "账务明细");
        return zip(Map.of(name + "(汇总).csv", "#汇总\n", name + ".csv", trade ? TRADES : FUNDS));
    }

    static byte[] zip(Map<String, String> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, GBK)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(GBK));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
