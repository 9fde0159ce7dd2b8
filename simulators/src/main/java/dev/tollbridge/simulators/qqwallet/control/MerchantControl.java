package dev.tollbridge.simulators.qqwallet.control;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.state.World;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /qqwallet/control/merchants}: register merchants, with given or made-up keys. */
final class MerchantControl {
    private static final int KEY_LENGTH = 32;
    private final World world;

    MerchantControl(World world) {
        this.world = world;
    }

    void route(Routes routes) {
        routes.get("/qqwallet/control/merchants", this::list);
        routes.put("/qqwallet/control/merchants/:mchid", this::put);
    }

    private Reply list(Request request) {
        return Reply.ok(
                world.merchants().all().stream().map(m -> view(m, request.baseUri())).toList());
    }

    /** What is not given stays, or is made up: asking again is harmless. */
    private Reply put(Request request) {
        String mchId = request.param("mchid");
        if (!mchId.matches("\\d{8,32}")) {
            return Reply.problem(422, "invalid_mch_id", "mch_id must be 8 to 32 digits");
        }
        JsonNode wanted = request.json();
        Merchant merchant =
                world.locked(() ->
                        world.merchants().save(make(mchId, wanted, world.merchants().find(mchId))));
        return Reply.ok(view(merchant, request.baseUri()));
    }

    private Merchant make(String mchId, JsonNode wanted, Optional<Merchant> old) {
        return new Merchant(
                mchId,
                text(wanted, "name", old.map(Merchant::name).orElse("Demo shop")),
                text(wanted, "app_id", old.map(Merchant::appId).orElse("1007033799")),
                text(wanted, "api_key", old.map(Merchant::apiKey).orElseGet(this::key)),
                text(wanted, "sign_type", old.map(Merchant::signType).orElse("MD5")),
                text(wanted, "app_key", old.map(Merchant::appKey).orElseGet(this::key)),
                text(wanted, "operator", old.map(Merchant::operator).orElse(mchId)),
                text(wanted, "password", old.map(Merchant::operatorPassword).orElseGet(this::key)));
    }

    private static String text(JsonNode wanted, String name, String otherwise) {
        String given = wanted.path(name).asString("");
        return given.isEmpty() ? otherwise : given;
    }

    private String key() {
        return world.numbers().token(KEY_LENGTH);
    }

    private static ObjectNode view(Merchant merchant, String baseUri) {
        return Json.object()
                .put("mch_id", merchant.mchId())
                .put("name", merchant.name())
                .put("app_id", merchant.appId())
                .put("api_key", merchant.apiKey())
                .put("sign_type", merchant.signType())
                .put("app_key", merchant.appKey())
                .put("operator", merchant.operator())
                .put("password", merchant.operatorPassword())
                .put("gateway_url", baseUri + "/qqwallet");
    }
}
