package dev.tollbridge.simulators.alipay.control;

import dev.tollbridge.simulators.alipay.notice.Notices;
import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.notice.Notice;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the channel believes of an order. Amounts are fen. */
final class OrderView {
    private final World world;
    private final Notices notices;

    OrderView(World world, Notices notices) {
        this.world = world;
        this.notices = notices;
    }

    ObjectNode of(Order order, String baseUri) {
        List<Trade> trades =
                order.tradeNos().stream()
                        .map(world.trades()::find)
                        .flatMap(Optional::stream)
                        .toList();
        ObjectNode node =
                Json.object()
                        .put("number", order.terms().outTradeNo())
                        .put("app_id", order.appId())
                        .put("seller_id", order.pid())
                        .put("method", order.method())
                        .put("status", status(order, trades))
                        .put("subject", order.terms().subject())
                        .put("amount", order.terms().amount())
                        .put("currency", "CNY")
                        .put("charges", (int) trades.stream().filter(Trade::isPaid).count())
                        .put("amount_paid", paid(trades))
                        .put("amount_refunded", trades.stream().mapToLong(Trade::refunded).sum())
                        .put("phone_url", baseUri + "/alipay/phone/" + order.token())
                        .put("created_at", order.createdAt().toString());
        if (!trades.isEmpty()) {
            node.put("trade_no", trades.getFirst().tradeNo());
            node.put("expires_at", trades.getFirst().expiresAt().toString());
        } else {
            node.put("expires_at", order.linkExpiresAt().toString());
        }
        node.set("trades", Json.MAPPER.valueToTree(trades.stream().map(OrderView::trade).toList()));
        node.set(
                "refunds",
                Json.MAPPER.valueToTree(
                        trades.stream().flatMap(t -> t.refunds().stream()).toList()));
        node.set("notifications", notifications(order.terms().outTradeNo()));
        return node;
    }

    tools.jackson.databind.JsonNode notifications(String number) {
        return Json.MAPPER.valueToTree(
                notices.book().ofNumber(number).stream().map(OrderView::notice).toList());
    }

    private static ObjectNode notice(Notice notice) {
        return Json.MAPPER.valueToTree(notice);
    }

    private static ObjectNode trade(Trade trade) {
        ObjectNode node =
                Json.object()
                        .put("trade_no", trade.tradeNo())
                        .put("status", trade.status().name())
                        .put("amount", trade.amount())
                        .put("amount_refunded", trade.refunded())
                        .put("confirming", trade.confirming());
        Trade.Payment payment = trade.payment();
        if (payment != null) {
            node.put("paid_at", payment.at().toString())
                    .put("instalments", payment.instalmentCount());
        }
        return node;
    }

    private static long paid(List<Trade> trades) {
        return trades.stream().filter(Trade::isPaid).mapToLong(Trade::amount).sum();
    }

    /** A trade status, or why there is no trade: NOT_OPENED, CANCELLED, LINK_EXPIRED. */
    private String status(Order order, List<Trade> trades) {
        if (!trades.isEmpty()) {
            return trades.getFirst().status().name();
        }
        if (order.voided()) {
            return "CANCELLED";
        }
        return world.now().isBefore(order.linkExpiresAt()) ? "NOT_OPENED" : "LINK_EXPIRED";
    }
}
