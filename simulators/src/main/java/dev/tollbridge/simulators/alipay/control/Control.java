package dev.tollbridge.simulators.alipay.control;

import dev.tollbridge.simulators.alipay.gateway.Gateway;
import dev.tollbridge.simulators.alipay.gateway.PaymentCode;
import dev.tollbridge.simulators.alipay.notice.Notices;
import dev.tollbridge.simulators.alipay.state.PayerSide;
import dev.tollbridge.simulators.alipay.state.Services;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.FaultControl;
import dev.tollbridge.simulators.core.Grants;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import java.util.Locale;
import java.util.Set;

/** {@code /alipay/control}. */
public final class Control {
    private static final Set<String> OWN_FAULTS = Set.of("escaped_slash", "code_20000", "sub_code");

    private final World world;
    private final Grants grants;
    private final Notices notices;
    private final Gateway gateway;
    private final OrderControl orders;

    public Control(Services services, PayerSide payer, Notices notices, Gateway gateway) {
        this.world = services.world();
        this.grants = services.grants();
        this.notices = notices;
        this.gateway = gateway;
        this.orders = new OrderControl(services, payer, notices);
    }

    public void route(Routes routes) {
        orders.route(routes);
        new FaultControl("alipay", OWN_FAULTS, world.faults()).route(routes);
        new AppControl(world).route(routes);
        routes.post("/alipay/control/order_strings", this::orderString);
        routes.post("/alipay/control/payment_codes", this::paymentCode);
        routes.post("/alipay/control/oauth_codes", this::oauthCode);
        routes.get("/alipay/control/exchanges", request -> Reply.ok(gateway.exchanges().latest()));
        routes.post("/alipay/control/reset", this::reset);
    }

    /** Plays the mobile SDK: {@code {"order_string": ...}} to the page the payer would see. */
    private Reply orderString(Request request) {
        String text = request.json().path("order_string").asString("");
        String path = gateway.openOrderString(text, request.baseUri());
        return Reply.ok(Json.object().put("phone_url", request.baseUri() + path));
    }

    /** A fresh payment code that behaves as {@code {"behaviour": "asks_payer"}} says. */
    private Reply paymentCode(Request request) {
        String name = request.json().path("behaviour").asString("pays").toUpperCase(Locale.ROOT);
        String code = PaymentCode.fresh(world.numbers(), PaymentCode.valueOf(name));
        return Reply.ok(Json.object().put("auth_code", code));
    }

    /** A code as the payer's consent would give to {@code {"app_id": ...}}. */
    private Reply oauthCode(Request request) {
        String appId = request.json().path("app_id").asString("");
        return Reply.ok(Json.object().put("auth_code", grants.issue(appId)));
    }

    /** Forgets orders, money and faults; with {@code {"apps": true}} apps too. */
    private Reply reset(Request request) {
        boolean appsToo = request.json().path("apps").asBoolean(false);
        world.locked(() -> {
            notices.book().clear();
            gateway.exchanges().clear();
            world.reset(appsToo);
            return true;
        });
        return Reply.noContent();
    }
}
