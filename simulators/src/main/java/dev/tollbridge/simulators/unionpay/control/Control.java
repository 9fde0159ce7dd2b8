package dev.tollbridge.simulators.unionpay.control;

import dev.tollbridge.simulators.core.FaultControl;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.unionpay.gateway.Gateway;
import dev.tollbridge.simulators.unionpay.gateway.PaymentCode;
import dev.tollbridge.simulators.unionpay.notice.Notices;
import dev.tollbridge.simulators.unionpay.page.PhonePages;
import dev.tollbridge.simulators.unionpay.state.PayerSide;
import dev.tollbridge.simulators.unionpay.state.Trading;
import dev.tollbridge.simulators.unionpay.state.World;
import java.util.Locale;
import java.util.Set;

/** {@code /unionpay/control}. */
public final class Control {
    private static final Set<String> OWN_FAULTS =
            Set.of(
                    "expired_certificate",
                    "foreign_certificate",
                    "imposter_certificate",
                    "old_version",
                    "unsure",
                    "error",
                    "flawed_success",
                    "follow_slow",
                    "follow_fails");

    private final World world;
    private final Notices notices;
    private final Gateway gateway;
    private final PhonePages phone;
    private final OrderControl orders;

    public Control(
            World world,
            Trading trading,
            PayerSide payer,
            Notices notices,
            Gateway gateway,
            PhonePages phone) {
        this.world = world;
        this.notices = notices;
        this.gateway = gateway;
        this.phone = phone;
        this.orders = new OrderControl(world, trading, payer, notices);
    }

    public void route(Routes routes) {
        orders.route(routes);
        new FaultControl("unionpay", OWN_FAULTS, world.faults()).route(routes);
        new MerchantControl(world).route(routes);
        routes.post("/unionpay/control/invocations", this::invoke);
        routes.post("/unionpay/control/payment_codes", this::paymentCode);
        routes.get(
                "/unionpay/control/exchanges", request -> Reply.ok(gateway.exchanges().latest()));
        routes.post("/unionpay/control/reset", this::reset);
    }

    /** Plays the SDK in a shop's app for {@code {"tn": ...}}, or the camera: the payer's page. */
    private Reply invoke(Request request) {
        return phone.open(request.json().path("tn").asString(""))
                .map(path -> Reply.ok(Json.object().put("phone_url", request.baseUri() + path)))
                .orElseGet(() -> Reply.problem(404, "tn_not_found", "no order with this tn"));
    }

    /** A fresh payment code that behaves as {@code {"behaviour": "asks_payer"}} says. */
    private Reply paymentCode(Request request) {
        String name = request.json().path("behaviour").asString("pays").toUpperCase(Locale.ROOT);
        String code = PaymentCode.fresh(world.numbers(), PaymentCode.valueOf(name));
        return Reply.ok(Json.object().put("auth_code", code));
    }

    /** Forgets transactions and faults; with {@code {"merchants": true}} merchants too. */
    private Reply reset(Request request) {
        boolean merchantsToo = request.json().path("merchants").asBoolean(false);
        world.locked(() -> {
            notices.book().clear();
            gateway.exchanges().clear();
            world.reset(merchantsToo);
            return true;
        });
        return Reply.noContent();
    }
}
