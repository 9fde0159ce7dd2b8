package dev.tollbridge.simulators.wechatpay.control;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /wechatpay/control/merchants}: register merchants, with given or generated keys, and
 * rotate the platform certificate.
 */
final class MerchantControl {
    private final World world;
    private final MerchantFactory factory;

    MerchantControl(World world) {
        this.world = world;
        this.factory = new MerchantFactory(world);
    }

    void route(Routes routes) {
        routes.get("/wechatpay/control/merchants", this::list);
        routes.get("/wechatpay/control/merchants/:mchid", this::show);
        routes.put("/wechatpay/control/merchants/:mchid", this::put);
        routes.post("/wechatpay/control/certificates/rotate", this::rotate);
    }

    private Reply list(Request request) {
        return Reply.ok(
                world.merchants().all().stream().map(m -> view(m, request.baseUri())).toList());
    }

    private Reply show(Request request) {
        return world.merchants()
                .find(request.param("mchid"))
                .map(merchant -> Reply.ok(view(merchant, request.baseUri())))
                .orElseGet(() ->
                        Reply.problem(404, "merchant_not_found", "no merchant with this mchid"));
    }

    /** A merchant that is there already keeps its keys: asking again is harmless. */
    private Reply put(Request request) {
        String mchid = request.param("mchid");
        if (!mchid.matches("\\d{1,32}")) {
            return Reply.problem(422, "invalid_mchid", "mchid must be 1 to 32 digits");
        }
        Merchant merchant =
                world.locked(() -> world.merchants().save(factory.make(mchid, request.json())));
        return Reply.ok(view(merchant, request.baseUri()));
    }

    /**
     * Announces a certificate, then signs with it; {@code {"step": ...}} does only one of these.
     */
    private Reply rotate(Request request) {
        switch (request.json().path("step").asString("")) {
            case "announce" -> world.announceCertificate();
            case "switch" -> world.switchCertificate();
            case "" -> {
                world.announceCertificate();
                world.switchCertificate();
            }
            default -> throw new IllegalArgumentException("step must be announce or switch");
        }
        return Reply.ok(Json.object().put("platform_serial", world.platform().current().id()));
    }

    private ObjectNode view(Merchant merchant, String baseUri) {
        ObjectNode node =
                Json.object()
                        .put("mchid", merchant.mchid())
                        .put("name", merchant.name())
                        .put("mode", merchant.mode().name().toLowerCase(Locale.ROOT))
                        .put("base_url", baseUri)
                        .put("api_v3_key", merchant.apiV3Key())
                        .put("merchant_serial", merchant.serial())
                        .put("merchant_certificate", merchant.certificate());
        if (merchant.privateKey() != null) {
            node.put("merchant_private_key", merchant.privateKey());
        }
        if (merchant.mode() != Merchant.Mode.CERTIFICATE) {
            node.put("public_key_id", merchant.publicKeyId())
                    .put("public_key", merchant.platformPublicKey());
        }
        if (merchant.mode() != Merchant.Mode.PUBLIC_KEY) {
            node.put("platform_serial", world.platform().current().id())
                    .put("platform_certificate", world.platform().currentPem());
        }
        node.set("appids", Json.MAPPER.valueToTree(merchant.appids()));
        node.set("sub_merchants", Json.MAPPER.valueToTree(merchant.subMerchants()));
        return node;
    }
}
