package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.testkit.NoticeSample;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestKeys;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fields of a notice, written from section 2 of the protocol notes. */
record NoticeFields(Map<String, String> values) {

    static NoticeFields of(NoticeSample sample) {
        var amount = sample.amount().toDecimal();
        return switch (sample.kind()) {
            case PAID -> trade(sample.noticeId(), sample.orderNo(), amount);
            case REFUNDED ->
                    trade(sample.noticeId(), sample.orderNo(), amount)
                            .with("trade_status", "TRADE_CLOSED")
                            .with("out_biz_no", sample.refundNo())
                            .with("refund_fee", amount)
                            .with("gmt_refund", "2026-11-21 16:05:00.123");
            case AUTHORIZED -> freeze(sample.noticeId(), sample.orderNo(), amount);
        };
    }

    static NoticeFields trade(String noticeId, String orderNo, String amount) {
        return common(noticeId, "trade_status_sync")
                .with("out_trade_no", orderNo)
                .with("trade_no", Samples.TRADE_NO)
                .with("trade_status", "TRADE_SUCCESS")
                .with("total_amount", amount)
                .with("seller_id", AlipayScript.SELLER)
                .with("buyer_id", "2088102146225135")
                .with("subject", "Tea & <b>cups</b> 茶")
                .with("fund_bill_list", "[{\"amount\":\"1\",\"fundChannel\":\"PCREDIT\"}]")
                .with("gmt_payment", "2026-11-21 16:00:01")
                .with("body", "");
    }

    static NoticeFields freeze(String noticeId, String orderNo, String amount) {
        return common(noticeId, "fund_auth_freeze")
                .with("out_order_no", orderNo)
                .with("out_request_no", orderNo)
                .with("auth_no", Samples.TRADE_NO)
                .with("operation_type", "FREEZE")
                .with("amount", amount)
                .with("status", "SUCCESS")
                .with("payee_user_id", AlipayScript.SELLER)
                .with("payer_user_id", "2088102146225135")
                .with("gmt_trans", "2026-11-21 16:00:01");
    }

    private static NoticeFields common(String noticeId, String type) {
        return new NoticeFields(
                Map.of(
                        "notify_id", noticeId,
                        "notify_type", type,
                        "notify_time", "2026-11-21 16:00:02",
                        "app_id", AlipayScript.APP_ID,
                        "charset", "utf-8",
                        "version", "1.0",
                        "sign_type", "RSA2"));
    }

    NoticeFields with(String name, String value) {
        var more = new TreeMap<>(values);
        more.put(name, value);
        return new NoticeFields(more);
    }

    RawNotice signed(PrivateKey key) {
        return signed(key, Set.of("sign", "sign_type"), "SHA256withRSA");
    }

    RawNotice signed(PrivateKey key, Set<String> leftOut, String algorithm) {
        var charset = Charset.forName(values.getOrDefault("charset", "utf-8"));
        var text =
                new TreeMap<>(values)
                        .entrySet().stream()
                                .filter(entry -> !leftOut.contains(entry.getKey()))
                                .filter(entry -> !entry.getValue().isEmpty())
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("&"));
        return with("sign", TestKeys.sign(key, text.getBytes(charset), algorithm)).raw();
    }

    RawNotice raw() {
        var charset = Charset.forName(values.getOrDefault("charset", "utf-8"));
        return raw(
                new TreeMap<>(values)
                        .entrySet().stream()
                                .map(entry ->
                                        entry.getKey()
                                                + "="
                                                + URLEncoder.encode(entry.getValue(), charset))
                                .collect(Collectors.joining("&")));
    }

    static RawNotice raw(String body) {
        return new RawNotice(
                "POST",
                "",
                List.of(new HttpCall.Header("Content-Type", "application/x-www-form-urlencoded")),
                body.getBytes(UTF_8));
    }
}
