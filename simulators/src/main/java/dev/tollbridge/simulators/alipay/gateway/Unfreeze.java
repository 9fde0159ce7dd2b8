package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Freezing;
import dev.tollbridge.simulators.alipay.state.World;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.fund.auth.order.unfreeze}: one movement per {@code out_request_no} (notes 4). */
final class Unfreeze implements Method {
    private final World world;
    private final Freezing freezing;

    Unfreeze(World world, Freezing freezing) {
        this.world = world;
        this.freezing = freezing;
    }

    @Override
    public ObjectNode answer(Call call) {
        Biz biz = call.biz();
        biz.require("auth_no");
        String requestNo = biz.requireNumber("out_request_no");
        long amount = biz.requireAmount("amount");
        Freeze freeze = FreezeFields.find(world, freezing, call);
        Optional<Freeze.Operation> earlier = freeze.byRequestNo(requestNo, Freeze.Type.UNFREEZE);
        if (earlier.isPresent()) {
            if (earlier.get().amount() != amount) {
                throw Refused.business("UNIQUE_VIOLATION", "违反唯一性约束");
            }
            return FreezeFields.of(freeze, earlier.get());
        }
        check(freeze, amount);
        Freeze next = freezing.unfreeze(freeze, requestNo, amount, biz.text("remark"));
        return FreezeFields.of(next, next.operations().getLast());
    }

    private static void check(Freeze freeze, long amount) {
        switch (freeze.status()) {
            case INIT -> throw Refused.business("ILLEGAL_STATUS", "授权订单状态非法");
            case FINISH -> throw Refused.business("ORDER_ALREADY_FINISH", "授权订单已完成");
            case CLOSED -> throw Refused.business("ORDER_ALREADY_CLOSED", "授权订单已关闭");
            case AUTHORIZED -> {
                if (amount > freeze.rest()) {
                    throw Refused.business("REQUEST_AMOUNT_EXCEED", "请求解冻金额超限");
                }
            }
        }
    }
}
