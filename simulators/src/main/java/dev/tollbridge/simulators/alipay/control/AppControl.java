package dev.tollbridge.simulators.alipay.control;

import dev.tollbridge.simulators.alipay.crypto.CertificateSerials;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.Platform;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.crypto.Pem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /alipay/control/apps}: register apps, with given or generated keys, and rotate the
 * platform certificate.
 */
final class AppControl {
    private final World world;
    private final AppFactory factory;

    AppControl(World world) {
        this.world = world;
        this.factory = new AppFactory(world);
    }

    void route(Routes routes) {
        routes.get("/alipay/control/apps", this::list);
        routes.get("/alipay/control/apps/:app", this::show);
        routes.put("/alipay/control/apps/:app", request -> put(request, request.param("app")));
        routes.post(
                "/alipay/control/apps",
                request -> put(request, request.json().path("app_id").asString("")));
        routes.post("/alipay/control/certificates/rotate", request -> rotate());
    }

    private Reply list(Request request) {
        return Reply.ok(
                world.apps().all().stream().map(app -> view(app, request.baseUri())).toList());
    }

    private Reply show(Request request) {
        return world.apps()
                .find(request.param("app"))
                .map(app -> Reply.ok(view(app, request.baseUri())))
                .orElseGet(() -> Reply.problem(404, "app_not_found", "no app with this app_id"));
    }

    /** An app that is there already keeps its keys: asking again is harmless. */
    private Reply put(Request request, String appId) {
        if (!appId.matches("[0-9A-Za-z_-]{1,64}")) {
            return Reply.problem(422, "invalid_app_id", "app_id must be 1 to 64 letters or digits");
        }
        JsonNode wanted = request.json();
        App app = world.locked(() -> world.apps().save(factory.make(appId, wanted)));
        return Reply.ok(view(app, request.baseUri()));
    }

    private Reply rotate() {
        Platform platform = world.rotatePlatformCertificate();
        return Reply.ok(Json.object().put("alipay_cert_sn", platform.currentSerial()));
    }

    private ObjectNode view(App app, String baseUri) {
        ObjectNode node =
                Json.object()
                        .put("app_id", app.appId())
                        .put("seller_id", app.pid())
                        .put("name", app.name())
                        .put(
                                "mode",
                                app.mode() == App.Mode.CERTIFICATE ? "certificate" : "public_key")
                        .put("gateway_url", baseUri + "/alipay/gateway.do")
                        .put("app_public_key", app.merchantPublicKey());
        put(node, "app_private_key", app.appPrivateKey());
        put(node, "aes_key", app.aesKey());
        switch (app.mode()) {
            case PUBLIC_KEY -> node.put("alipay_public_key", app.alipayPublicKey());
            case CERTIFICATE -> certificates(node, app);
        }
        return node;
    }

    private void certificates(ObjectNode node, App app) {
        Platform platform = world.platform();
        String certificate = app.appCertificate();
        if (certificate != null) {
            node.put("app_cert", certificate);
            node.put("app_cert_sn", CertificateSerials.of(Pem.read(certificate).getFirst()));
        }
        node.put("alipay_cert", platform.current().chainPem());
        node.put("alipay_cert_sn", platform.currentSerial());
        node.put("alipay_root_cert", platform.authority().rootsPem());
        node.put("alipay_root_cert_sn", platform.rootSerials());
    }

    private static void put(
            ObjectNode node, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
