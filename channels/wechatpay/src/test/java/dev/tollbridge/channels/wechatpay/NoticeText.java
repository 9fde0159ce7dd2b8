package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.testkit.NoticeSample;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notice, written from section 5 of the protocol notes.
 *
 * @param content what is sealed
 */
record NoticeText(String id, String eventType, String purpose, ObjectNode content, String key) {

    static NoticeText of(NoticeSample sample) {
        long fen = sample.amount().minor();
        return switch (sample.kind()) {
            case PAID -> paid(sample.noticeId(), sample.orderNo(), fen);
            case REFUNDED -> refunded(sample.noticeId(), sample.orderNo(), sample.refundNo(), fen);
            case AUTHORIZED -> throw new AssertionError("WeChat Pay authorizes nothing here");
        };
    }

    static NoticeText paid(String id, String orderNo, long fen) {
        return new NoticeText(
                id,
                "TRANSACTION.SUCCESS",
                "transaction",
                WechatPayAnswers.paid(orderNo, "NATIVE", fen),
                Sealed.KEY);
    }

    static NoticeText refunded(String id, String orderNo, String refundNo, long fen) {
        var content =
                WechatPayAnswers.node()
                        .put("mchid", WechatPayScript.MCH_ID)
                        .put("transaction_id", WechatPayAnswers.TRANSACTION_ID)
                        .put("out_trade_no", orderNo)
                        .put("refund_id", "50000000382019052709732678859")
                        .put("out_refund_no", refundNo)
                        .put("refund_status", "SUCCESS")
                        .put("success_time", "2026-11-21T16:05:00+08:00")
                        .put("user_received_account", "招商银行信用卡0403");
        content.putObject("amount")
                .put("total", fen)
                .put("refund", fen)
                .put("payer_total", fen)
                .put("payer_refund", fen);
        return new NoticeText(id, "REFUND.SUCCESS", "refund", content, Sealed.KEY);
    }

    NoticeText with(String member, String value) {
        return new NoticeText(id, eventType, purpose, content.deepCopy().put(member, value), key);
    }

    NoticeText without(String member) {
        return new NoticeText(id, eventType, purpose, removed(member), key);
    }

    private ObjectNode removed(String member) {
        var copy = content.deepCopy();
        copy.remove(member);
        return copy;
    }

    NoticeText sealedWith(String other) {
        return new NoticeText(id, eventType, purpose, content, other);
    }

    NoticeText as(String otherType) {
        return new NoticeText(id, otherType, purpose, content, key);
    }

    String text() {
        var envelope =
                WechatPayAnswers.node()
                        .put("id", id)
                        .put("create_time", "2026-11-21T16:00:01+08:00")
                        .put("resource_type", "encrypt-resource")
                        .put("event_type", eventType)
                        .put("summary", "支付成功");
        envelope.set(
                "resource",
                Sealed.of(content.toString(), purpose, key).put("original_type", purpose));
        return envelope.toString();
    }

    RawNotice sentBy(WechatPayScript channel, String serial, Instant at) {
        var body = text();
        return new RawNotice("POST", "", channel.stamp(body, serial, at), body.getBytes(UTF_8));
    }
}
