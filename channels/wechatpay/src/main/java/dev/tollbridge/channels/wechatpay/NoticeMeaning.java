package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.RefundState;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** From the content of a notice to what it says (section 5). */
record NoticeMeaning(Merchant merchant, ApiV3Key apiV3Key) {
    /** Kinds of notices that are authentic and refused all the same. */
    static final String SEALED = "sealed with another APIv3 key";

    static final String FOREIGN = "for another merchant or app";
    static final String INCOMPLETE = "without a field that it must have";
    static final Set<String> REFUSED = Set.of(SEALED, FOREIGN, INCOMPLETE);

    NoticeContent of(NoticeEnvelope envelope) {
        var node = apiV3Key.open(envelope.resource()).flatMap(Json::object);
        return node.isEmpty()
                ? new NoticeContent.Ignored("", SEALED)
                : of(envelope.eventType(), node.get());
    }

    private NoticeContent of(String eventType, JsonNode node) {
        if (eventType.startsWith("TRANSACTION.")) {
            return transaction(node);
        }
        if (eventType.startsWith("REFUND.")) {
            return refund(node);
        }
        if (eventType.startsWith("MCHTRANSFER.")) {
            // The contract has no word for a transfer that changed; the query tells it.
            return node.path("mch_id").asString(merchant.mchId()).equals(merchant.mchId())
                    ? new NoticeContent.Ignored(node.path("out_bill_no").asString(""), eventType)
                    : new NoticeContent.Ignored("", FOREIGN);
        }
        return new NoticeContent.Ignored(node.path("out_trade_no").asString(""), eventType);
    }

    private NoticeContent transaction(JsonNode node) {
        var transaction = Transaction.of(node);
        var orderNo = transaction.orderNo();
        if (!merchant.owns(node) || !merchant.servesAppOf(node)) {
            return new NoticeContent.Ignored(orderNo, FOREIGN);
        }
        return transaction
                .orderState()
                .filter(state -> !orderNo.isEmpty())
                .<NoticeContent>map(state -> new NoticeContent.OrderChanged(orderNo, state))
                .orElseGet(() -> new NoticeContent.Ignored(orderNo, INCOMPLETE));
    }

    private NoticeContent refund(JsonNode node) {
        var orderNo = node.path("out_trade_no").asString("");
        var refundNo = node.path("out_refund_no").asString("");
        if (!merchant.owns(node)) {
            return new NoticeContent.Ignored(orderNo, FOREIGN);
        }
        return WechatPayRefunds.state(node, "refund_status")
                .filter(state -> !orderNo.isEmpty() && !refundNo.isEmpty())
                .<NoticeContent>map(state -> changed(orderNo, refundNo, state))
                .orElseGet(() -> new NoticeContent.Ignored(orderNo, INCOMPLETE));
    }

    private static NoticeContent changed(String orderNo, String refundNo, RefundState state) {
        return new NoticeContent.RefundChanged(orderNo, refundNo, state);
    }
}
