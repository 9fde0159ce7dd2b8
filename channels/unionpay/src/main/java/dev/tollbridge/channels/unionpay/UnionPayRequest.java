package dev.tollbridge.channels.unionpay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to say to UnionPay.
 *
 * @param key the order's number and time; for calls without an order a number of their own
 * @param product what kind of business it is for
 * @param channelType 07 for computers, 08 for phones; null where the call has none
 * @param more fields of this call
 */
record UnionPayRequest(
        UnionPayOperation operation,
        UnionPayOperation.Entry entry,
        OrderKey key,
        Product product,
        @Nullable String channelType,
        Map<String, String> more) {
    UnionPayRequest {
        more = Map.copyOf(more);
    }

    static UnionPayRequest query(OrderKey key, Product product) {
        return new UnionPayRequest(
                UnionPayOperation.QUERY,
                UnionPayOperation.Entry.QUERY,
                key,
                product,
                null,
                Map.of());
    }
}
