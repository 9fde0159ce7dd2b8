package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Freezing;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Yuan;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.fund.auth.operation.detail.query} (notes 4). */
final class QueryFreeze implements Method {
    private final World world;
    private final Freezing freezing;

    QueryFreeze(World world, Freezing freezing) {
        this.world = world;
        this.freezing = freezing;
    }

    @Override
    public ObjectNode answer(Call call) {
        Freeze freeze = FreezeFields.find(world, freezing, call);
        Freeze.Operation operation =
                operation(freeze, call.biz())
                        .orElseThrow(() -> Refused.business("AUTH_OPERATION_NOT_EXIST", "授权操作不存在"));
        ObjectNode node = FreezeFields.of(freeze, operation);
        if (operation.remark() != null) {
            node.put("remark", operation.remark());
        }
        return node.put("order_title", freeze.title())
                .put("order_status", freeze.status().name())
                .put("operation_type", operation.type().name())
                .put("total_freeze_amount", Yuan.of(freeze.total(Freeze.Type.FREEZE)))
                .put("total_pay_amount", Yuan.of(freeze.total(Freeze.Type.PAY)))
                .put("rest_amount", Yuan.of(freeze.rest()))
                .put("gmt_create", ChinaTime.of(freeze.createdAt()));
    }

    static Optional<Freeze.Operation> operation(Freeze freeze, Biz biz) {
        String operationId = biz.text("operation_id");
        if (operationId != null) {
            return freeze.byOperationId(operationId);
        }
        String requestNo = biz.text("out_request_no");
        if (requestNo == null) {
            throw biz.invalid("operation_id / out_request_no");
        }
        return freeze.byRequestNo(requestNo, type(biz));
    }

    private static Freeze.@Nullable Type type(Biz biz) {
        String name = biz.text("operation_type");
        if (name == null) {
            return null;
        }
        return Arrays.stream(Freeze.Type.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> biz.invalid("operation_type"));
    }
}
