package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From an order to the fields of UnionPay's message (section 2).
 *
 * @param terminalId of the till, where the order names none
 * @param noticeUrl where UnionPay tells the end
 */
record OrderContent(String terminalId, URI noticeUrl) {
    /** Characters of {@code orderDesc} [?]. */
    private static final int MAX_DESCRIPTION = 32;

    /**
     * @param customer what is known of the payer beforehand, encrypted; empty if nothing is
     */
    UnionPayRequest request(
            UnionPayOperation operation,
            UnionPayOperation.Entry entry,
            PayOrder order,
            Map<String, String> customer) {
        var more = new HashMap<>(customer);
        more.put("txnAmt", Long.toString(order.amount().minor()));
        more.put("currencyCode", Values.CNY_CODE);
        more.put("backUrl", noticeUrl.toString());
        more.put("payTimeout", Values.time(order.expiresAt()));
        more.put("orderDesc", Values.plain(order.subject(), MAX_DESCRIPTION));
        if (entry == UnionPayOperation.Entry.FRONT) {
            more.put("frontUrl", Objects.toString(order.returnUrl(), ""));
        }
        if (operation == UnionPayOperation.SCAN) {
            more.put("qrNo", code(order.authCode()));
            more.put("termId", order.option("term_id").orElse(terminalId));
        }
        return new UnionPayRequest(
                operation,
                entry,
                OrderKey.of(order.orderNo()),
                Product.of(order.method(), order.scene()),
                Values.channelType(order.scene()),
                more);
    }

    private static String code(@Nullable Secret scanned) {
        return scanned == null ? "" : scanned.reveal();
    }
}
