package dev.tollbridge.simulators.wechatpay.control;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.notice.NoticeBook;
import dev.tollbridge.simulators.wechatpay.phone.PhonePages;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Refund;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the channel believes of an order. Amounts are fen. */
final class OrderView {
    private final World world;
    private final NoticeBook notices;

    OrderView(World world, NoticeBook notices) {
        this.world = world;
        this.notices = notices;
    }

    ObjectNode of(Order order, String baseUri) {
        String number = order.terms().outTradeNo();
        List<Refund> refunds =
                world.refunds().all().stream()
                        .filter(refund -> refund.orderKey().equals(order.key()))
                        .toList();
        ObjectNode node =
                Json.object()
                        .put("number", number)
                        .put("mchid", order.party().mchid())
                        .put("appid", order.party().appid())
                        .put("scene", order.scene().path())
                        .put("status", order.state().name())
                        .put("subject", order.terms().description())
                        .put("amount", order.terms().amount())
                        .put("currency", "CNY")
                        .put("charges", order.payments().size())
                        .put("amount_paid", paid(order))
                        .put("amount_refunded", refunded(refunds))
                        .put("prepay_id", order.prepay().id())
                        .put("phone_url", baseUri + PhonePages.path(order))
                        .put("created_at", order.createdAt().toString())
                        .put("expires_at", order.expiresAt().toString());
        if (order.party().isPartner()) {
            node.put("sub_mchid", order.party().subMchid());
        }
        order.payment().ifPresent(paid -> node.put("transaction_id", paid.transactionId()));
        node.set("payments", Json.MAPPER.valueToTree(order.payments()));
        node.set("refunds", Json.MAPPER.valueToTree(refunds.stream().map(OrderView::of).toList()));
        node.set("notifications", notifications(number));
        return node;
    }

    JsonNode notifications(String number) {
        return Json.MAPPER.valueToTree(notices.ofNumber(number));
    }

    private static long paid(Order order) {
        return order.payments().stream().mapToLong(Order.Payment::amount).sum();
    }

    private static long refunded(List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> refund.status() == Refund.Status.SUCCESS)
                .mapToLong(Refund::amount)
                .sum();
    }

    private static ObjectNode of(Refund refund) {
        return Json.object()
                .put("request_no", refund.outRefundNo())
                .put("refund_id", refund.refundId())
                .put("amount", refund.amount())
                .put("status", refund.status().name())
                .put("at", refund.createdAt().toString());
    }
}
