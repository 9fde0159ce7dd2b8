package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Transfer;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Yuan;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.fund.trans.common.query} (notes 4). */
final class QueryTransfer implements Method {
    private final World world;

    QueryTransfer(World world) {
        this.world = world;
    }

    @Override
    public ObjectNode answer(Call call) {
        Transfer transfer =
                find(call).orElseThrow(() -> Refused.business("ORDER_NOT_EXIST", "转账订单不存在"));
        ObjectNode node =
                Json.object()
                        .put("out_biz_no", transfer.outBizNo())
                        .put("order_id", transfer.orderId())
                        .put("pay_fund_order_id", transfer.fundOrderId())
                        .put("status", transfer.status().name())
                        .put("trans_amount", Yuan.of(transfer.amount()))
                        .put("order_fee", "0.00");
        if (transfer.status() == Transfer.Status.SUCCESS) {
            node.put("pay_date", ChinaTime.of(transfer.at()));
        }
        if (transfer.errorCode() != null) {
            node.put("error_code", transfer.errorCode()).put("fail_reason", "收款方账户异常");
        }
        return node;
    }

    private Optional<Transfer> find(Call call) {
        Biz biz = call.biz();
        String pid = call.app().pid();
        String orderId = biz.text("order_id");
        String outBizNo = biz.text("out_biz_no");
        if (orderId == null && outBizNo == null) {
            throw biz.invalid("order_id / out_biz_no");
        }
        return orderId == null
                ? world.transfers().find(Transfer.key(pid, String.valueOf(outBizNo)))
                : world.transfers().all().stream()
                        .filter(t -> t.orderId().equals(orderId) && t.pid().equals(pid))
                        .findFirst();
    }
}
