package dev.tollbridge.simulators.core;

import java.util.Set;
import java.util.function.Consumer;

/**
 * What the control API of every channel has: faults, payment codes, the latest requests, reset.
 *
 * @param channel the first part of its paths
 * @param ownFaults faults that only this channel knows
 * @param forget forgets orders and money as the body of the request says; the lock is held
 */
public record CommonControl(
        String channel,
        ChannelState state,
        Set<String> ownFaults,
        PaymentCodes<?> codes,
        Exchanges exchanges,
        Consumer<Request> forget) {

    public void route(Routes routes) {
        new FaultControl(channel, ownFaults, state.faults()).route(routes);
        String base = "/" + channel + "/control/";
        routes.post(base + "payment_codes", this::paymentCode);
        routes.get(base + "exchanges", request -> Reply.ok(exchanges.latest()));
        routes.post(base + "reset", this::reset);
    }

    /** A fresh payment code that behaves as {@code {"behaviour": "asks_payer"}} says. */
    private Reply paymentCode(Request request) {
        String name = request.json().path("behaviour").asString("");
        return Reply.ok(Json.object().put("auth_code", codes.wanted(state.numbers(), name)));
    }

    private Reply reset(Request request) {
        state.locked(() -> {
            exchanges.clear();
            forget.accept(request);
            return true;
        });
        return Reply.noContent();
    }
}
