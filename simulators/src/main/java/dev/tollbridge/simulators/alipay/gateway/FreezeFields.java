package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Freezing;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Yuan;
import tools.jackson.databind.node.ObjectNode;

/** Members and look-ups that the fund authorisation methods share (notes 4). */
final class FreezeFields {
    private FreezeFields() {}

    static Freeze find(World world, Freezing freezing, Call call) {
        Biz biz = call.biz();
        String authNo = biz.text("auth_no");
        String outOrderNo = biz.text("out_order_no");
        if (authNo == null && outOrderNo == null) {
            throw biz.invalid("auth_no / out_order_no");
        }
        return world.freeze(call.app().pid(), authNo, outOrderNo)
                .map(freezing::current)
                .orElseThrow(() -> Refused.business("AUTH_ORDER_NOT_EXIST", "支付宝资金授权订单不存在"));
    }

    static ObjectNode of(Freeze freeze, Freeze.Operation operation) {
        return Json.object()
                .put("auth_no", freeze.authNo())
                .put("out_order_no", freeze.outOrderNo())
                .put("operation_id", operation.operationId())
                .put("out_request_no", operation.outRequestNo())
                .put("amount", Yuan.of(operation.amount()))
                .put("status", operation.status().name())
                .put("gmt_trans", ChinaTime.of(operation.at()))
                .put("payer_user_id", freeze.payer().userId())
                .put("payer_open_id", freeze.payer().openId())
                .put("payer_logon_id", freeze.payer().logonId());
    }
}
