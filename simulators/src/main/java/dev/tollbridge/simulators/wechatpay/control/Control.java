package dev.tollbridge.simulators.wechatpay.control;

import dev.tollbridge.simulators.core.CommonControl;
import dev.tollbridge.simulators.core.Grants;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.wechatpay.gateway.Gateway;
import dev.tollbridge.simulators.wechatpay.gateway.PaymentCode;
import dev.tollbridge.simulators.wechatpay.notice.Notices;
import dev.tollbridge.simulators.wechatpay.phone.Invocations;
import dev.tollbridge.simulators.wechatpay.state.PayerSide;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code /wechatpay/control}. */
public final class Control {
    private static final Set<String> OWN_FAULTS =
            Set.of(
                    "stale_timestamp",
                    "probe_answer",
                    "change_bill",
                    "system_error",
                    "rate_limit",
                    "error",
                    "probe_notice",
                    "refund_abnormal",
                    "refund_closed",
                    "refund_slow",
                    "transfer_fails");

    private final World world;
    private final Grants grants;
    private final Notices notices;
    private final Invocations invocations;
    private final OrderControl orders;
    private final CommonControl common;
    private final TransferControl transfers;

    public Control(
            Services services,
            PayerSide payer,
            Notices notices,
            Gateway gateway,
            Invocations invocations) {
        this.world = services.world();
        this.grants = services.grants();
        this.notices = notices;
        this.invocations = invocations;
        this.orders = new OrderControl(services, payer, notices);
        this.common =
                new CommonControl(
                        "wechatpay",
                        world,
                        OWN_FAULTS,
                        PaymentCode.CODES,
                        gateway.exchanges(),
                        this::forget);
        this.transfers = new TransferControl(world, payer, notices.book());
    }

    public void route(Routes routes) {
        orders.route(routes);
        transfers.route(routes);
        common.route(routes);
        new MerchantControl(world).route(routes);
        routes.post("/wechatpay/control/invocations", this::invoke);
        routes.post("/wechatpay/control/oauth_codes", this::oauthCode);
    }

    /**
     * Plays the wallet that a page or an app invokes: from its fields to the page the payer sees.
     */
    private Reply invoke(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.json()
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        return Reply.ok(
                Json.object().put("phone_url", request.baseUri() + invocations.open(fields)));
    }

    /** A code as the payer's consent would give to {@code {"appid": ...}}. */
    private Reply oauthCode(Request request) {
        String appid = request.json().path("appid").asString("");
        return Reply.ok(Json.object().put("code", grants.issue(appid)));
    }

    /** Also merchants with {@code {"merchants": true}}. */
    private void forget(Request request) {
        notices.book().clear();
        world.reset(request.json().path("merchants").asBoolean(false));
    }
}
