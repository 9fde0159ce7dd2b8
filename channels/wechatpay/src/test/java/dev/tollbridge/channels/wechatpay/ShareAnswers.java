package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.testkit.Samples;
import tools.jackson.databind.node.ObjectNode;

/** What the API would say about shares, unsigned, written from the protocol notes. */
final class ShareAnswers {
    private ShareAnswers() {}

    /** The merchant's own part is what was unfrozen. */
    static ObjectNode share(boolean waiting, long fen) {
        var share =
                WechatPayAnswers.node()
                        .put("transaction_id", Samples.TRADE_NO)
                        .put("out_order_no", Samples.SHARE_NO)
                        .put("order_id", "3008450740201411110007820472")
                        .put("state", waiting ? "PROCESSING" : "FINISHED");
        var parts = share.putArray("receivers");
        part(parts.addObject(), Samples.RECEIVER.account(), fen);
        part(parts.addObject(), WechatPayScript.MCH_ID, 1);
        return share;
    }

    static void part(ObjectNode part, String account, long fen) {
        part.put("type", "MERCHANT_ID")
                .put("account", account)
                .put("amount", fen)
                .put("result", "SUCCESS");
    }

    static ObjectNode returned(boolean waiting, long fen) {
        return WechatPayAnswers.node()
                .put("out_order_no", Samples.SHARE_NO)
                .put("out_return_no", Samples.RETURN_NO)
                .put("return_mchid", Samples.RECEIVER.account())
                .put("amount", fen)
                .put("result", waiting ? "PROCESSING" : "SUCCESS");
    }

    static ObjectNode receiver() {
        return WechatPayAnswers.node()
                .put("type", "MERCHANT_ID")
                .put("account", Samples.RECEIVER.account());
    }
}
