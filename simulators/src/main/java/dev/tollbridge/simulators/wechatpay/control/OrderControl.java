package dev.tollbridge.simulators.wechatpay.control;

import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.notice.NoticeBook;
import dev.tollbridge.simulators.wechatpay.notice.Notices;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.PayerSide;
import dev.tollbridge.simulators.wechatpay.state.PayerSide.Outcome;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.Trading;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** {@code /wechatpay/control/orders}: look at orders and play the payer. */
final class OrderControl {
    private static final int LIST_LIMIT = 100;
    private static final String ONE = "/wechatpay/control/orders/:number";

    private final World world;
    private final Trading trading;
    private final PayerSide payer;
    private final Notices notices;
    private final OrderView view;

    OrderControl(Services services, PayerSide payer, Notices notices) {
        this.world = services.world();
        this.trading = services.trading();
        this.payer = payer;
        this.notices = notices;
        NoticeBook book = notices.book();
        this.view = new OrderView(world, book);
    }

    void route(Routes routes) {
        routes.get("/wechatpay/control/orders", this::list);
        routes.get(ONE, on(this::show));
        routes.post(ONE + "/pay", act(payer::pay));
        routes.post(ONE + "/cancel", act(payer::cancel));
        routes.post(ONE + "/close", on(this::close));
        routes.post(ONE + "/notify", on(this::sendNotice));
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
                        .orElseGet(() ->
                                Reply.problem(404, "order_not_found", "no order with this number"));
    }

    private Routes.Action act(Function<Order, Outcome> action) {
        return on((request, order) ->
                switch (action.apply(order)) {
                    case Outcome.Done done -> show(request, done.order());
                    case Outcome.Blocked(var obstacle) ->
                            Reply.problem(409, "not_possible", obstacle.name());
                });
    }

    /**
     * By the merchant's number or the platform's; {@code ?mchid=} where two merchants use the same.
     */
    private Optional<Order> find(Request request) {
        String number = request.param("number");
        String mchid = request.query().getOrDefault("mchid", "");
        Optional<Order> paid = world.orderByTransaction(number);
        return paid.isPresent()
                ? paid
                : world.orders().all().stream()
                        .filter(order -> order.terms().outTradeNo().equals(number))
                        .filter(order -> mchid.isEmpty() || order.party().mchid().equals(mchid))
                        .max(Comparator.comparing(Order::createdAt));
    }

    private Reply show(Request request, Order order) {
        return Reply.ok(view.of(payer.look(order), request.baseUri()));
    }

    private Reply close(Request request, Order order) {
        boolean closed =
                world.locked(() -> {
                    Order current = payer.look(order);
                    if (current.waits()) {
                        trading.close(current);
                    }
                    return current.waits();
                });
        return closed
                ? show(request, order)
                : Reply.problem(409, "not_possible", "only an order that waits can be closed");
    }

    private Reply sendNotice(Request request, Order order) {
        if (request.json().path("forged").asBoolean(false)) {
            notices.forgePaid(order);
        } else {
            notices.book().resend(order.terms().outTradeNo());
        }
        return show(request, order);
    }
}
