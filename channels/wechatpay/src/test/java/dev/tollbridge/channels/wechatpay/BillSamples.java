package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** Bills as WeChat Pay prints them, from section 7 of the protocol notes. */
final class BillSamples {
    static final String TRADES =
            """
            \uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注
            `2026-11-20 10:00:09,`wx0123456789abcdef,`1900000001,`0,`,`4200000001,`01m7yhx300e008000000000001,`oUpF8,`NATIVE,`SUCCESS,`CMC,`CNY,`12.30,`0.00,`0,`0,`0.00,`0.00,`,`,`茶, 杯,`,`0.07380,`0.60%,`12.30,`0.00,`
            `2026-11-20 11:00:01,`wx0123456789abcdef,`1900000001,`0,`,`4200000001,`01m7yhx300e008000000000001,`oUpF8,`NATIVE,`REFUND,`CMC,`CNY,`0.00,`0.00,`5000000001,`01m7yhx300e008000000000002,`2.30,`0.00,`ORIGINAL,`SUCCESS,`茶, 杯,`,`-0.01000,`0.60%,`0.00,`2.30,`
            `2026-11-20 12:00:00,`wx0123456789abcdef,`1900000001,`0,`,`4200000002,`T0000000000000000000000000000002,`oUpF8,`MICROPAY,`REVOKED,`CMC,`CNY,`0.00,`0.00,`5000000002,`0,`5.00,`0.00,`ORIGINAL,`SUCCESS,`茶,`,`0.00000,`0.60%,`0.00,`5.00,`
            总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额
            `3,`12.30,`7.30,`0.00,`0.06,`12.30,`7.30
            """;
    static final String FUNDS =
            """
            记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号
            `2026-11-20 10:00:09,`4200000001,`1001,`交易,`交易,`收入,`12.30,`112.30,`system,`结算总金额 12.30 元,`01m7yhx300e008000000000001
            `2026-11-20 10:00:09,`4200000001,`1002,`扣除交易手续费,`扣除交易手续费,`支出,`0.07,`112.23,`system,`费率,`01m7yhx300e008000000000001
            `2026-11-20 11:00:01,`5000000001,`1003,`退款,`退款,`支出,`2.30,`109.93,`1900000001API,`退款总金额2.30元,`01m7yhx300e008000000000002
            资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额
            `3,`1,`12.30,`2,`2.37
            """;

    private BillSamples() {}

    /** The answer that tells where a bill is. */
    static ObjectNode announced(String call) {
        return WechatPayAnswers.node()
                .put("hash_type", "SHA1")
                .put("hash_value", sha1(csv(call)))
                .put(
                        "download_url",
                        "https://api.mch.weixin.qq.com/v3/billdownload/file?token=6XIv5TUPto7pByrTQKhd&kind="
                                + call);
    }

    static byte[] gzip(String target) {
        return gzipOf(csv(target));
    }

    static byte[] gzipOf(String csv) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(csv.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String sha1(String csv) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(csv.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String csv(String name) {
        return name.endsWith("tradebill") ? TRADES : FUNDS;
    }
}
