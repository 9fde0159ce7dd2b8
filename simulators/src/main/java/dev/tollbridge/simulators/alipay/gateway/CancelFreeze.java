package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Freezing;
import dev.tollbridge.simulators.alipay.state.World;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.fund.auth.operation.cancel}: closes a freeze that waits, gives a fresh one back
 * (notes 4).
 */
final class CancelFreeze implements Method {
    /** Rule alipay.freeze.cancel-window. */
    private static final Duration WINDOW = Duration.ofHours(24);

    private final World world;
    private final Freezing freezing;

    CancelFreeze(World world, Freezing freezing) {
        this.world = world;
        this.freezing = freezing;
    }

    @Override
    public ObjectNode answer(Call call) {
        call.biz().require("remark");
        Freeze freeze = FreezeFields.find(world, freezing, call);
        Freeze.Operation operation =
                QueryFreeze.operation(freeze, call.biz())
                        .orElseThrow(() -> Refused.business("AUTH_ORDER_NOT_EXIST", "授权操作不存在"));
        ObjectNode node =
                FreezeFields.of(freeze, operation)
                        .without(java.util.List.of("amount", "status", "gmt_trans"));
        return switch (freeze.status()) {
            case INIT -> {
                freezing.close(freeze);
                yield node.put("action", "close");
            }
            case CLOSED -> node.put("action", "close");
            case AUTHORIZED -> {
                giveBack(freeze);
                yield node.put("action", "unfreeze");
            }
            case FINISH -> throw Refused.business("ORDER_ALREADY_FINISH", "授权订单已完成");
        };
    }

    private void giveBack(Freeze freeze) {
        if (world.now().isAfter(freeze.createdAt().plus(WINDOW))) {
            throw Refused.business("CANCEL_OPERATION_TIME_OUT", "撤销操作超时");
        }
        if (freeze.rest() < freeze.amount()) {
            throw Refused.business("REQUEST_AMOUNT_EXCEED", "已有转支付或解冻");
        }
        freezing.unfreeze(freeze, freeze.freezing().outRequestNo(), freeze.rest(), "cancel");
    }
}
