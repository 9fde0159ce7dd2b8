package dev.tollbridge.simulators.alipay.control;

import dev.tollbridge.simulators.alipay.notice.Notices;
import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.PayerSide;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Fund authorisations under the same control paths as orders. Amounts are fen. */
final class FreezeControl {
    private final World world;
    private final PayerSide payer;
    private final OrderView view;

    FreezeControl(World world, PayerSide payer, Notices notices) {
        this.world = world;
        this.payer = payer;
        this.view = new OrderView(world, notices);
    }

    Optional<Freeze> find(String number) {
        return world.freezes().all().stream()
                .filter(f -> f.outOrderNo().equals(number) || f.authNo().equals(number))
                .findFirst();
    }

    Reply act(Freeze freeze, String action, String baseUri) {
        boolean done =
                switch (action) {
                    case "pay" -> payer.confirm(freeze);
                    case "decline", "close" -> payer.decline(freeze);
                    default -> true;
                };
        return done
                ? show(freeze, baseUri)
                : Reply.problem(
                        409, "not_possible", "only an authorisation that waits can be decided");
    }

    private Reply show(Freeze freeze, String baseUri) {
        Freeze current = payer.look(freeze);
        ObjectNode node =
                Json.object()
                        .put("number", current.outOrderNo())
                        .put("app_id", current.appId())
                        .put("seller_id", current.pid())
                        .put("method", current.method())
                        .put("auth_no", current.authNo())
                        .put("status", current.status().name())
                        .put("subject", current.title())
                        .put("amount", current.amount())
                        .put("currency", "CNY")
                        .put("amount_frozen", current.rest())
                        .put("amount_captured", current.total(Freeze.Type.PAY))
                        .put("amount_released", current.total(Freeze.Type.UNFREEZE))
                        .put("phone_url", baseUri + "/alipay/phone/" + current.token())
                        .put("expires_at", current.expiresAt().toString());
        node.set("operations", Json.MAPPER.valueToTree(current.operations()));
        node.set("notifications", view.notifications(current.outOrderNo()));
        return Reply.ok(node);
    }
}
