package dev.tollbridge.simulators.unionpay.control;

import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.unionpay.notice.Notices;
import dev.tollbridge.simulators.unionpay.state.Card;
import dev.tollbridge.simulators.unionpay.state.PayerSide;
import dev.tollbridge.simulators.unionpay.state.Trading;
import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.World;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code /unionpay/control/orders}: look at transactions and play the payer. */
final class OrderControl {
    private static final int LIST_LIMIT = 100;
    private static final String ONE = "/unionpay/control/orders/:number";

    private final World world;
    private final Trading trading;
    private final PayerSide payer;
    private final Notices notices;
    private final OrderView view;

    OrderControl(World world, Trading trading, PayerSide payer, Notices notices) {
        this.world = world;
        this.trading = trading;
        this.payer = payer;
        this.notices = notices;
        this.view = new OrderView(world, notices.book());
    }

    void route(Routes routes) {
        routes.get("/unionpay/control/orders", this::list);
        routes.get(ONE, on(this::show));
        routes.post(ONE + "/pay", on(this::pay));
        routes.post(ONE + "/decline", on(this::decline));
        routes.post(ONE + "/notify", on(this::sendNotice));
    }

    private Reply list(Request request) {
        return Reply.ok(
                world.transactions().all().stream()
                        .sorted(Comparator.comparing(Transaction::createdAt).reversed())
                        .limit(LIST_LIMIT)
                        .map(transaction -> view.of(transaction, request.baseUri()))
                        .toList());
    }

    private Routes.Action on(BiFunction<Request, Transaction, Reply> action) {
        return request ->
                find(request)
                        .map(transaction -> action.apply(request, transaction))
                        .orElseGet(() ->
                                Reply.problem(404, "order_not_found", "no order with this number"));
    }

    /** The latest of that number; {@code ?mer_id=} where two merchants use the same. */
    private Optional<Transaction> find(Request request) {
        String number = request.param("number");
        String merId = request.query().getOrDefault("mer_id", "");
        return world.transactions().all().stream()
                .filter(t -> t.orderId().equals(number))
                .filter(t -> merId.isEmpty() || t.merId().equals(merId))
                .max(Comparator.comparing(Transaction::createdAt));
    }

    private Reply show(Request request, Transaction transaction) {
        Transaction current =
                world.locked(() ->
                        world.transactions()
                                .find(transaction.key())
                                .map(trading::current)
                                .orElse(transaction));
        return Reply.ok(view.of(current, request.baseUri()));
    }

    private Reply pay(Request request, Transaction transaction) {
        return payer.look(transaction).isOpen()
                ? show(request, payer.pay(transaction, Card.PAYS))
                : Reply.problem(409, "not_possible", transaction.status().name());
    }

    /** With {@code {"code": "64"}} as the issuer's answer. */
    private Reply decline(Request request, Transaction transaction) {
        return payer.look(transaction).isOpen()
                ? show(
                        request,
                        payer.decline(transaction, request.json().path("code").asString("60")))
                : Reply.problem(409, "not_possible", transaction.status().name());
    }

    private Reply sendNotice(Request request, Transaction transaction) {
        if (request.json().path("forged").asBoolean(false)) {
            notices.forge(transaction);
        } else {
            notices.book().resend(transaction.orderId());
        }
        return show(request, transaction);
    }
}
