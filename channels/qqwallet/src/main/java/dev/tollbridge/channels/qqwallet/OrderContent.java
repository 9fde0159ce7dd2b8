package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.spi.PayOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The fields of an order (sections 3 and 4). They follow from the order alone, never from the time
 * or from chance: a repeat under the same number has to have the same contents.
 */
record OrderContent(QqWalletCredentials credentials) {
    private static final int MAX_BODY = 128;

    /** The address is required; the official sample sends this one where there is none. */
    private static final String NO_ADDRESS = "127.0.0.1";

    private static final String IPV4 = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";

    /** For a payer who decides when to pay. */
    Map<String, String> unified(PayOrder order, String tradeType) {
        var content = common(order, tradeType);
        content.put("time_expire", Values.time(order.expiresAt()));
        return content;
    }

    /** For a scanned code, which is paid or not paid at once. */
    Map<String, String> byCode(PayOrder order) {
        var content = common(order, "MICROPAY");
        var code = order.authCode();
        content.put("auth_code", code == null ? "" : code.reveal());
        content.putIfAbsent("device_info", credentials.merchant().mchId());
        return content;
    }

    private Map<String, String> common(PayOrder order, String tradeType) {
        var content = new HashMap<String, String>();
        content.put("out_trade_no", order.orderNo());
        content.put("body", Values.text(order.subject(), MAX_BODY));
        content.put("total_fee", Values.fen(order.amount()));
        content.put("fee_type", "CNY");
        content.put("trade_type", tradeType);
        content.put("notify_url", credentials.noticeUrl().toString());
        var ip = Objects.requireNonNullElse(order.payerIp(), "");
        content.put("spbill_create_ip", ip.matches(IPV4) ? ip : NO_ADDRESS);
        for (var name : new String[] {"attach", "limit_pay", "promotion_tag", "device_info"}) {
            order.option(name).ifPresent(value -> content.put(name, Values.text(value, MAX_BODY)));
        }
        return content;
    }
}
