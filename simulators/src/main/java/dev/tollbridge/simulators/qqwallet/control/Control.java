package dev.tollbridge.simulators.qqwallet.control;

import dev.tollbridge.simulators.core.CommonControl;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.qqwallet.gateway.Gateway;
import dev.tollbridge.simulators.qqwallet.gateway.PaymentCode;
import dev.tollbridge.simulators.qqwallet.notice.Notices;
import dev.tollbridge.simulators.qqwallet.phone.Invocations;
import dev.tollbridge.simulators.qqwallet.state.Trading;
import dev.tollbridge.simulators.qqwallet.state.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code /qqwallet/control}. */
public final class Control {
    private static final Set<String> OWN_FAULTS =
            Set.of("system_error", "error", "refund_fails", "refund_change", "refund_slow");

    private final World world;
    private final Notices notices;
    private final Invocations invocations;
    private final OrderControl orders;
    private final CommonControl common;

    public Control(
            World world,
            Trading trading,
            Notices notices,
            Gateway gateway,
            Invocations invocations) {
        this.world = world;
        this.notices = notices;
        this.invocations = invocations;
        this.orders = new OrderControl(world, trading, notices);
        this.common =
                new CommonControl(
                        "qqwallet",
                        world,
                        OWN_FAULTS,
                        PaymentCode.CODES,
                        gateway.exchanges(),
                        this::forget);
    }

    public void route(Routes routes) {
        orders.route(routes);
        common.route(routes);
        new MerchantControl(world).route(routes);
        routes.post("/qqwallet/control/invocations", this::invoke);
    }

    /** Plays the wallet that a page or an app invokes with these fields: the payer's page. */
    private Reply invoke(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.json()
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        String path = invocations.open(fields);
        return Reply.ok(Json.object().put("phone_url", request.baseUri() + path));
    }

    /** Also merchants with {@code {"merchants": true}}. */
    private void forget(Request request) {
        notices.book().clear();
        world.reset(request.json().path("merchants").asBoolean(false));
    }
}
