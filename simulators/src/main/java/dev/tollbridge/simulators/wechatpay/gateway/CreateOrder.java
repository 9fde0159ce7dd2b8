package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Scene;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v3/pay[/partner]/transactions/{native,jsapi,app,h5}}. */
final class CreateOrder {
    private static final Set<String> H5_TYPES = Set.of("iOS", "Android", "Wap");

    private final World world;
    private final Orders orders;

    CreateOrder(Services services, Orders orders) {
        this.world = services.world();
        this.orders = orders;
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (Scene scene : List.of(Scene.NATIVE, Scene.JSAPI, Scene.APP, Scene.H5)) {
            String name = scene.path();
            all.add(
                    Operation.post(
                            name,
                            "/v3/pay/transactions/" + name,
                            call -> create(call, scene, false)));
            all.add(
                    Operation.post(
                            name,
                            "/v3/pay/partner/transactions/" + name,
                            call -> create(call, scene, true)));
        }
        return all;
    }

    private Answer create(Call call, Scene scene, boolean partner) {
        Party party = Parties.ofOrder(call, partner);
        if (scene == Scene.H5) {
            checkScene(call.body().child("scene_info"));
        }
        Order order = orders.place(party, scene, orders.terms(call, scene, partner));
        ObjectNode answer = Json.object();
        switch (scene) {
            case NATIVE ->
                    answer.put("code_url", "weixin://wxpay/bizpayurl?pr=" + order.prepay().code());
            case H5 -> answer.put("h5_url", h5Url(call, order));
            case JSAPI, APP -> answer.put("prepay_id", order.prepay().id());
            case CODEPAY -> throw new IllegalStateException("codepay has its own operation");
        }
        return Answer.ok(answer);
    }

    private static void checkScene(Fields scene) {
        scene.require("payer_client_ip", 45);
        Fields info = scene.child("h5_info");
        if (!H5_TYPES.contains(info.require("type"))) {
            throw info.invalid("type", "应为iOS、Android或Wap");
        }
    }

    private String h5Url(Call call, Order order) {
        return call.request().baseUri()
                + "/wechatpay/cgi-bin/mmpayweb-bin/checkmweb?prepay_id="
                + order.prepay().id()
                + "&package="
                + world.numbers().digits(10);
    }
}
