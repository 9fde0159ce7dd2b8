package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.state.Transfer;
import dev.tollbridge.simulators.wechatpay.state.WireTime;
import tools.jackson.databind.node.ObjectNode;

/** A transfer as queries answer it and notifications tell it. */
public final class TransferView {
    private TransferView() {}

    static ObjectNode of(Transfer transfer) {
        return common(transfer)
                .put("appid", transfer.appid())
                .put("transfer_remark", transfer.remark());
    }

    public static ObjectNode ofNotice(Transfer transfer) {
        return common(transfer);
    }

    private static ObjectNode common(Transfer transfer) {
        ObjectNode node =
                Json.object()
                        .put("mch_id", transfer.mchid())
                        .put("out_bill_no", transfer.outBillNo())
                        .put("transfer_bill_no", transfer.transferBillNo())
                        .put("openid", transfer.openid())
                        .put("state", transfer.state().name())
                        .put("transfer_amount", transfer.amount())
                        .put("create_time", WireTime.of(transfer.createdAt()))
                        .put("update_time", WireTime.of(transfer.updatedAt()));
        if (transfer.failReason() != null) {
            node.put("fail_reason", transfer.failReason());
        }
        return node;
    }
}
