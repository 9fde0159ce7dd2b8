package dev.tollbridge.simulators.unionpay.control;

import dev.tollbridge.simulators.core.CommonControl;
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
    private final PhonePages phone;
    private final OrderControl orders;
    private final CommonControl common;

    public Control(
            World world,
            Trading trading,
            PayerSide payer,
            Notices notices,
            Gateway gateway,
            PhonePages phone) {
        this.world = world;
        this.notices = notices;
        this.phone = phone;
        this.orders = new OrderControl(world, trading, payer, notices);
        this.common =
                new CommonControl(
                        "unionpay",
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
        routes.post("/unionpay/control/invocations", this::invoke);
    }

    /** Plays the SDK in a shop's app for {@code {"tn": ...}}, or the camera: the payer's page. */
    private Reply invoke(Request request) {
        return phone.open(request.json().path("tn").asString(""))
                .map(path -> Reply.ok(Json.object().put("phone_url", request.baseUri() + path)))
                .orElseGet(() -> Reply.problem(404, "tn_not_found", "no order with this tn"));
    }

    /** Also merchants with {@code {"merchants": true}}. */
    private void forget(Request request) {
        notices.book().clear();
        world.reset(request.json().path("merchants").asBoolean(false));
    }
}
