package dev.tollbridge.simulators.alipay.control;

import dev.tollbridge.simulators.alipay.gateway.Gateway;
import dev.tollbridge.simulators.alipay.gateway.PaymentCode;
import dev.tollbridge.simulators.alipay.notice.Notices;
import dev.tollbridge.simulators.alipay.state.PayerSide;
import dev.tollbridge.simulators.alipay.state.Services;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.CommonControl;
import dev.tollbridge.simulators.core.Grants;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import java.util.Set;

/** {@code /alipay/control}. */
public final class Control {
    private static final Set<String> OWN_FAULTS = Set.of("escaped_slash", "code_20000", "sub_code");

    private final World world;
    private final Grants grants;
    private final Notices notices;
    private final Gateway gateway;
    private final OrderControl orders;
    private final CommonControl common;

    public Control(Services services, PayerSide payer, Notices notices, Gateway gateway) {
        this.world = services.world();
        this.grants = services.grants();
        this.notices = notices;
        this.gateway = gateway;
        this.orders = new OrderControl(services, payer, notices);
        this.common =
                new CommonControl(
                        "alipay",
                        world,
                        OWN_FAULTS,
                        PaymentCode.CODES,
                        gateway.exchanges(),
                        this::forget);
    }

    public void route(Routes routes) {
        orders.route(routes);
        common.route(routes);
        new AppControl(world).route(routes);
        routes.post("/alipay/control/order_strings", this::orderString);
        routes.post("/alipay/control/oauth_codes", this::oauthCode);
    }

    /** Plays the mobile SDK: {@code {"order_string": ...}} to the page the payer would see. */
    private Reply orderString(Request request) {
        String text = request.json().path("order_string").asString("");
        String path = gateway.openOrderString(text, request.baseUri());
        return Reply.ok(Json.object().put("phone_url", request.baseUri() + path));
    }

    /** A code as the payer's consent would give to {@code {"app_id": ...}}. */
    private Reply oauthCode(Request request) {
        String appId = request.json().path("app_id").asString("");
        return Reply.ok(Json.object().put("auth_code", grants.issue(appId)));
    }

    /** Also apps with {@code {"apps": true}}. */
    private void forget(Request request) {
        notices.book().clear();
        world.reset(request.json().path("apps").asBoolean(false));
    }
}
