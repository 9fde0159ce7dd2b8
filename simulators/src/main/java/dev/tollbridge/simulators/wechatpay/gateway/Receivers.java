package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.state.Receiver;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v3/profitsharing/receivers}: who may receive a share. */
final class Receivers {
    private static final String BASE = "/v3/profitsharing/receivers";
    private static final Set<String> TYPES =
            Set.of("MERCHANT_ID", "PERSONAL_OPENID", "PERSONAL_SUB_OPENID");
    private static final Set<String> RELATIONS =
            Set.of(
                    "SERVICE_PROVIDER",
                    "STORE",
                    "STAFF",
                    "STORE_OWNER",
                    "PARTNER",
                    "HEADQUARTER",
                    "BRAND",
                    "DISTRIBUTOR",
                    "USER",
                    "SUPPLIER",
                    "CUSTOM");

    private final World world;

    Receivers(World world) {
        this.world = world;
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("add_receiver", BASE + "/add", this::add),
                Operation.post("delete_receiver", BASE + "/delete", this::delete));
    }

    private static String seller(Call call) {
        @Nullable String sub = Parties.subMerchant(call);
        return sub == null ? call.merchant().mchid() : sub;
    }

    private static String type(Fields body) {
        String type = body.require("type");
        if (!TYPES.contains(type)) {
            throw body.invalid("type", "接收方类型有误");
        }
        return type;
    }

    private Answer add(Call call) {
        Fields body = call.body();
        Parties.app(call, body.require("appid", 32));
        String type = type(body);
        String relation = body.require("relation_type");
        if (!RELATIONS.contains(relation)) {
            throw body.invalid("relation_type", "关系类型有误");
        }
        String custom = body.text("custom_relation");
        if (relation.equals("CUSTOM") && custom == null) {
            throw body.invalid("custom_relation", "缺少必填参数");
        }
        String name = call.secret(body, "name");
        if (type.equals("MERCHANT_ID") && name == null) {
            throw body.invalid("name", "接收方为商户时必填");
        }
        Receiver receiver =
                new Receiver(
                        seller(call), type, body.require("account", 64), name, relation, custom);
        world.receivers().save(receiver);
        return Answer.ok(view(receiver, body));
    }

    /** The name goes back as it came, encrypted. */
    private static ObjectNode view(Receiver receiver, Fields body) {
        ObjectNode node =
                Json.object().put("type", receiver.type()).put("account", receiver.account());
        if (body.text("name") != null) {
            node.put("name", body.text("name"));
        }
        node.put("relation_type", receiver.relationType());
        if (receiver.customRelation() != null) {
            node.put("custom_relation", receiver.customRelation());
        }
        return node;
    }

    private Answer delete(Call call) {
        Fields body = call.body();
        Parties.app(call, body.require("appid", 32));
        String type = type(body);
        String account = body.require("account", 64);
        world.receivers().remove(Receiver.key(seller(call), type, account));
        return Answer.ok(Json.object().put("type", type).put("account", account));
    }
}
