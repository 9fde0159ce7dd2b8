package dev.tollbridge.spi;

import java.util.List;

/**
 * Parts of a paid order's money for others. What is not shared stays frozen until a last one.
 *
 * @param shareNo our number of it at the channel, same form as an order number; a repeat means the
 *     same share
 * @param order the paid order, with the channel's number
 * @param parts none if only the rest is to be unfrozen
 * @param last whether the rest becomes the merchant's own, so that nothing more can be shared
 * @param description what receivers read, at most 80 characters
 */
public record ShareOrder(
        String shareNo, OrderRef order, List<Part> parts, boolean last, String description) {
    public ShareOrder {
        parts = List.copyOf(parts);
    }

    public record Part(ShareReceiver receiver, Money amount) {}
}
