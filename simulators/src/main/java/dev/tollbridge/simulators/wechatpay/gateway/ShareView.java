package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Share;
import dev.tollbridge.simulators.wechatpay.state.ShareReturn;
import dev.tollbridge.simulators.wechatpay.state.WireTime;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Profit sharing orders and returns as answers have them. */
final class ShareView {
    private ShareView() {}

    static ObjectNode of(Share share) {
        ObjectNode node = sub(share.party());
        node.put("transaction_id", share.transactionId())
                .put("out_order_no", share.outOrderNo())
                .put("order_id", share.orderId())
                .put("state", share.state().name());
        ArrayNode receivers = node.putArray("receivers");
        share.parts().forEach(part -> receivers.add(part(share, part)));
        return node;
    }

    private static ObjectNode part(Share share, Share.Part part) {
        boolean own = part.account().equals(share.party().seller());
        ObjectNode node =
                Json.object()
                        .put("amount", own ? share.unfrozen() : part.amount())
                        .put("description", part.description())
                        .put("type", part.type())
                        .put("account", part.account())
                        .put("result", part.result().name())
                        .put("create_time", WireTime.of(part.createdAt()))
                        .put("finish_time", WireTime.of(finishedAt(part)))
                        .put("detail_id", part.detailId());
        if (part.failReason() != null) {
            node.put("fail_reason", part.failReason());
        }
        return node;
    }

    /** Rule wechatpay.share.finish-time. */
    private static Instant finishedAt(Share.Part part) {
        return Objects.requireNonNullElse(part.finishedAt(), Instant.EPOCH);
    }

    static ObjectNode of(ShareReturn given) {
        ObjectNode node = sub(given.party());
        node.put("order_id", given.orderId())
                .put("out_order_no", given.outOrderNo())
                .put("out_return_no", given.outReturnNo())
                .put("return_id", given.returnId())
                .put("return_mchid", given.returnMchid())
                .put("amount", given.amount())
                .put("description", given.description())
                .put("result", given.result().name())
                .put("create_time", WireTime.of(given.createdAt()));
        if (given.failReason() != null) {
            node.put("fail_reason", given.failReason());
        }
        if (given.finishedAt() != null) {
            node.put("finish_time", WireTime.of(given.finishedAt()));
        }
        return node;
    }

    private static ObjectNode sub(Party party) {
        ObjectNode node = Json.object();
        return party.isPartner() ? node.put("sub_mchid", party.subMchid()) : node;
    }
}
