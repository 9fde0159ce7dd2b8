package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Signer;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NoticeAnswer;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;

/** Verifies notices (section 5). */
final class WechatPayNotices {
    static final NoticeAnswer ACCEPTED = new NoticeAnswer(204, "application/json", "");
    static final NoticeAnswer REJECTED =
            new NoticeAnswer(
                    400, "application/json", "{\"code\":\"FAIL\",\"message\":\"refused\"}");

    private final WechatPayGateway gateway;
    private final NoticeMeaning meaning;

    WechatPayNotices(WechatPayGateway gateway, NoticeMeaning meaning) {
        this.gateway = gateway;
        this.meaning = meaning;
    }

    Step<VerifiedNotice> receive(RawNotice notice, CallContext context) {
        var envelope = NoticeEnvelope.read(notice);
        if (envelope.isEmpty()) {
            return Failures.refusedNotice("no readable notice");
        }
        var stamp = envelope.get().stamp();
        if (stamp.isProbe()) {
            return Failures.refusedNotice("a probe: the signature is false on purpose");
        }
        // WeChat Pay signs each sending anew, so also a late retry is fresh.
        return stamp.isFresh(context.now())
                ? verify(envelope.get(), gateway, context)
                : Failures.refusedNotice("not of the last five minutes");
    }

    private Step<VerifiedNotice> verify(
            NoticeEnvelope envelope, WechatPayGateway with, CallContext context) {
        var stamp = envelope.stamp();
        return switch (with.platform().signer(stamp.serial(), context.now())) {
            case Signer.Refused() -> Failures.refusedNotice("no key of that serial is trusted");
            case Signer.Unknown(var serial) ->
                    with.learn(
                            serial,
                            context,
                            Failures.refusedNotice("signed by a certificate that could not be had"),
                            more -> verify(envelope, more, context));
            case Signer.Known(var key) ->
                    VerifiedNotice.verify(
                                    stamp.by(key, envelope.body()),
                                    envelope.id(),
                                    () -> meaning.of(envelope))
                            .map(WechatPayNotices::believed)
                            .orElseGet(() -> Failures.refusedNotice("the signature does not hold"));
        };
    }

    private static Step<VerifiedNotice> believed(VerifiedNotice notice) {
        return notice.content() instanceof NoticeContent.Ignored(var orderNo, var kind)
                        && kind != null
                        && NoticeMeaning.REFUSED.contains(kind)
                ? Failures.refusedNotice("authentic, but " + kind)
                : Step.ok(notice);
    }
}
