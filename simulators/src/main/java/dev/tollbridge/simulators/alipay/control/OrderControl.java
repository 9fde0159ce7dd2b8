package dev.tollbridge.simulators.alipay.control;

import dev.tollbridge.simulators.alipay.notice.Notices;
import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.PayerSide;
import dev.tollbridge.simulators.alipay.state.PayerSide.Outcome;
import dev.tollbridge.simulators.alipay.state.Services;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** {@code /alipay/control/orders}: look at orders and play the payer. */
final class OrderControl {
    private static final int LIST_LIMIT = 100;

    private final World world;
    private final Trading trading;
    private final PayerSide payer;
    private final Notices notices;
    private final OrderView view;
    private final FreezeControl freezes;

    OrderControl(Services services, PayerSide payer, Notices notices) {
        this.world = services.world();
        this.freezes = new FreezeControl(world, payer, notices);
        this.trading = services.trading();
        this.payer = payer;
        this.notices = notices;
        this.view = new OrderView(world, notices);
    }

    void route(Routes routes) {
        routes.get("/alipay/control/orders", this::list);
        routes.get("/alipay/control/orders/:number", on((request, order) -> show(request, order)));
        routes.post("/alipay/control/orders/:number/open", act((r, order) -> payer.open(order)));
        routes.post(
                "/alipay/control/orders/:number/pay",
                act((r, order) -> payer.pay(order, instalments(r))));
        routes.post(
                "/alipay/control/orders/:number/decline", act((r, order) -> payer.decline(order)));
        routes.post("/alipay/control/orders/:number/close", on(this::close));
        routes.post("/alipay/control/orders/:number/notify", on(this::sendNotice));
    }

    private Reply list(Request request) {
        return Reply.ok(
                world.orders().all().stream()
                        .sorted(Comparator.comparing(Order::createdAt).reversed())
                        .limit(LIST_LIMIT)
                        .map(order -> view.of(order, request.baseUri()))
                        .toList());
    }

    private Routes.Action on(BiFunction<Request, Order, Reply> action) {
        return request ->
                find(request)
                        .map(order -> action.apply(request, order))
                        .or(() -> onFreeze(request))
                        .orElseGet(() ->
                                Reply.problem(404, "order_not_found", "no order with this number"));
    }

    /** Fund authorisations answer to the same paths. */
    private Optional<Reply> onFreeze(Request request) {
        String action = request.path().substring(request.path().lastIndexOf('/') + 1);
        return freezes.find(request.param("number"))
                .map(freeze -> freezes.act(freeze, action, request.baseUri()));
    }

    private Routes.Action act(BiFunction<Request, Order, Outcome> action) {
        return on((request, order) ->
                switch (action.apply(request, order)) {
                    case Outcome.Done done -> show(request, done.order());
                    case Outcome.Blocked(var obstacle) ->
                            Reply.problem(409, "not_possible", obstacle.name());
                });
    }

    /**
     * By the merchant's number or by Alipay's; {@code ?app_id=} where two merchants use the same.
     */
    private Optional<Order> find(Request request) {
        String number = request.param("number");
        String appId = request.query().getOrDefault("app_id", "");
        Function<Order, Boolean> named =
                order ->
                        order.terms().outTradeNo().equals(number)
                                || order.tradeNos().contains(number);
        return world.orders().all().stream()
                .filter(named::apply)
                .filter(order -> appId.isEmpty() || order.appId().equals(appId))
                .max(Comparator.comparing(Order::createdAt));
    }

    private Reply show(Request request, Order order) {
        return Reply.ok(
                world.locked(() -> {
                    Order current = world.orders().find(order.key()).orElse(order);
                    world.firstTrade(current).ifPresent(trading::current);
                    return view.of(current, request.baseUri());
                }));
    }

    private static int instalments(Request request) {
        return request.json().path("instalments").asInt(0);
    }

    private Reply close(Request request, Order order) {
        boolean closed =
                world.locked(() -> {
                    Optional<Trade> trade = world.firstTrade(order).map(trading::current);
                    if (trade.isEmpty()) {
                        trading.voidOrder(order);
                        return true;
                    }
                    boolean waits = trade.get().status() == Trade.Status.WAIT_BUYER_PAY;
                    if (waits) {
                        trading.close(trade.get());
                    }
                    return waits;
                });
        return closed
                ? show(request, order)
                : Reply.problem(409, "not_possible", "only an order that waits can be closed");
    }

    private Reply sendNotice(Request request, Order order) {
        Optional<Trade> trade = world.firstTrade(order);
        if (request.json().path("forged").asBoolean(false)) {
            trade.ifPresent(notices::forgePaid);
        } else {
            notices.book().resend(order.terms().outTradeNo());
        }
        return show(request, order);
    }
}
