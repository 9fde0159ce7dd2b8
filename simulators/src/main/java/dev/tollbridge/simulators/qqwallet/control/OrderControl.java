package dev.tollbridge.simulators.qqwallet.control;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.qqwallet.notice.Notices;
import dev.tollbridge.simulators.qqwallet.phone.PhonePages;
import dev.tollbridge.simulators.qqwallet.state.Order;
import dev.tollbridge.simulators.qqwallet.state.Refund;
import dev.tollbridge.simulators.qqwallet.state.Trading;
import dev.tollbridge.simulators.qqwallet.state.World;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** {@code /qqwallet/control/orders}: look at orders and play the payer. Amounts are fen. */
final class OrderControl {
    private static final int LIST_LIMIT = 100;
    private static final String ONE = "/qqwallet/control/orders/:number";

    private final World world;
    private final Trading trading;
    private final Notices notices;

    OrderControl(World world, Trading trading, Notices notices) {
        this.world = world;
        this.trading = trading;
        this.notices = notices;
    }

    void route(Routes routes) {
        routes.get("/qqwallet/control/orders", this::list);
        routes.get(ONE, on(this::show));
        routes.post(ONE + "/pay", act(trading::pay));
        routes.post(ONE + "/cancel", act(trading::fail));
        routes.post(ONE + "/close", act(trading::close));
        routes.post(ONE + "/notify", on(this::sendNotice));
    }

    private Reply list(Request request) {
        return Reply.ok(
                world.orders().all().stream()
                        .sorted(Comparator.comparing(Order::createdAt).reversed())
                        .limit(LIST_LIMIT)
                        .map(order -> view(order, request.baseUri()))
                        .toList());
    }

    private Routes.Action on(BiFunction<Request, Order, Reply> action) {
        return request ->
                find(request)
                        .map(order -> action.apply(request, order))
                        .orElseGet(() ->
                                Reply.problem(404, "order_not_found", "no order with this number"));
    }

    /** The latest of that number; {@code ?mch_id=} where two merchants use the same. */
    private Optional<Order> find(Request request) {
        String mchId = request.query().getOrDefault("mch_id", "");
        return world.orders().all().stream()
                .filter(o -> o.terms().outTradeNo().equals(request.param("number")))
                .filter(o -> mchId.isEmpty() || o.mchId().equals(mchId))
                .max(Comparator.comparing(Order::createdAt))
                .map(order -> trading.change(order, current -> current));
    }

    /** Only an order that waits can be changed. */
    private Routes.Action act(UnaryOperator<Order> action) {
        return on((request, order) ->
                order.waits()
                        ? show(request, trading.change(order, action))
                        : Reply.problem(409, "not_possible", order.state().name()));
    }

    private Reply show(Request request, Order order) {
        return Reply.ok(view(order, request.baseUri()));
    }

    private Reply sendNotice(Request request, Order order) {
        if (request.json().path("forged").asBoolean(false)) {
            notices.forge(order);
        } else {
            notices.book().resend(order.terms().outTradeNo());
        }
        return show(request, order);
    }

    private ObjectNode view(Order order, String baseUri) {
        var refunds = world.refundsOf(order);
        ObjectNode node =
                Json.object()
                        .put("number", order.terms().outTradeNo())
                        .put("mch_id", order.mchId())
                        .put("trade_type", order.tradeType())
                        .put("status", order.state().name())
                        .put("subject", order.terms().body())
                        .put("amount", order.terms().amount())
                        .put("currency", "CNY")
                        .put("charges", order.payments().size())
                        .put("amount_paid", paid(order))
                        .put(
                                "amount_refunded",
                                refunds.stream()
                                        .filter(r -> r.status() == Refund.Status.SUCCESS)
                                        .mapToLong(Refund::amount)
                                        .sum())
                        .put("prepay_id", order.prepayId())
                        .put("phone_url", baseUri + PhonePages.path(order))
                        .put("created_at", order.createdAt().toString())
                        .put("expires_at", order.expiresAt().toString());
        order.payment().ifPresent(paid -> node.put("transaction_id", paid.transactionId()));
        node.set("refunds", Json.MAPPER.valueToTree(refunds));
        node.set(
                "notifications",
                Json.MAPPER.valueToTree(notices.book().ofNumber(order.terms().outTradeNo())));
        return node;
    }

    private static long paid(Order order) {
        return order.payments().stream().mapToLong(Order.Payment::amount).sum();
    }
}
