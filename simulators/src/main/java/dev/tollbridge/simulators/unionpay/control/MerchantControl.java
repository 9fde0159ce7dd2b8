package dev.tollbridge.simulators.unionpay.control;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.crypto.Pem;
import dev.tollbridge.simulators.core.crypto.Rsa;
import dev.tollbridge.simulators.unionpay.state.Merchant;
import dev.tollbridge.simulators.unionpay.state.Platform;
import dev.tollbridge.simulators.unionpay.state.World;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /unionpay/control/merchants}: register merchants, with given or generated keys. */
final class MerchantControl {
    private final World world;

    MerchantControl(World world) {
        this.world = world;
    }

    void route(Routes routes) {
        routes.get("/unionpay/control/merchants", this::list);
        routes.get("/unionpay/control/merchants/:merid", this::show);
        routes.put("/unionpay/control/merchants/:merid", this::put);
    }

    private Reply list(Request request) {
        return Reply.ok(
                world.merchants().all().stream().map(m -> view(m, request.baseUri())).toList());
    }

    private Reply show(Request request) {
        return world.merchants()
                .find(request.param("merid"))
                .map(merchant -> Reply.ok(view(merchant, request.baseUri())))
                .orElseGet(() ->
                        Reply.problem(404, "merchant_not_found", "no merchant with this number"));
    }

    /** A merchant that is there already keeps its keys: asking again is harmless. */
    private Reply put(Request request) {
        String merId = request.param("merid");
        if (!merId.matches("\\d{15}")) {
            return Reply.problem(422, "invalid_mer_id", "mer_id must be 15 digits");
        }
        JsonNode wanted = request.json();
        Merchant merchant =
                world.locked(() ->
                        world.merchants().save(make(merId, wanted, world.merchants().find(merId))));
        return Reply.ok(view(merchant, request.baseUri()));
    }

    private Merchant make(String merId, JsonNode wanted, Optional<Merchant> old) {
        String name = wanted.path("name").asString("");
        String wantedName = name.isEmpty() ? old.map(Merchant::name).orElse("Demo shop") : name;
        String given = wanted.path("merchant_public_key").asString("");
        if (!given.isEmpty()) {
            PublicKey key = Rsa.publicKey(given);
            boolean same = old.filter(known -> known.publicKey().equals(key)).isPresent();
            return same
                    ? new Merchant(
                            merId, wantedName, old.get().certificate(), old.get().privateKey())
                    : new Merchant(merId, wantedName, certify(merId, key), null);
        }
        if (old.isPresent()) {
            return new Merchant(merId, wantedName, old.get().certificate(), old.get().privateKey());
        }
        KeyPair keys = Rsa.newKeyPair();
        return new Merchant(
                merId, wantedName, certify(merId, keys.getPublic()), Rsa.encode(keys.getPrivate()));
    }

    private String certify(String merId, PublicKey key) {
        String chain =
                world.platform()
                        .authority()
                        .certify(
                                "041@N" + merId + "@Simulated merchant@00000001",
                                key,
                                world.clock().baseInstant());
        return Pem.of(List.of(Pem.read(chain).getFirst()));
    }

    private ObjectNode view(Merchant merchant, String baseUri) {
        Platform platform = world.platform();
        ObjectNode node =
                Json.object()
                        .put("mer_id", merchant.merId())
                        .put("name", merchant.name())
                        .put("cert_id", merchant.certId())
                        .put("merchant_certificate", merchant.certificate())
                        .put("unionpay_root_certificate", platform.authority().root().chainPem())
                        .put(
                                "unionpay_middle_certificate",
                                platform.authority().intermediate().chainPem())
                        .put("gateway_url", baseUri + "/unionpay/gateway/api")
                        .put("file_gateway_url", baseUri + "/unionpay/file");
        if (merchant.privateKey() != null) {
            node.put("merchant_private_key", merchant.privateKey());
        }
        return node;
    }
}
