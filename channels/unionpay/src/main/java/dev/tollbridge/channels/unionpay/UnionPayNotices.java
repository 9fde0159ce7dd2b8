package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NoticeAnswer;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;
import java.util.Objects;

/** Verifies notices (sections 3 and 5). */
final class UnionPayNotices {
    static final NoticeAnswer ACCEPTED = new NoticeAnswer(200, "text/plain", "ok");
    static final NoticeAnswer REJECTED = new NoticeAnswer(400, "text/plain", "refused");

    private final String merId;
    private final Trust trust;

    UnionPayNotices(String merId, Trust trust) {
        this.merId = merId;
        this.trust = trust;
    }

    Step<VerifiedNotice> receive(RawNotice notice, CallContext context) {
        var form = NoticeForm.read(notice);
        if (form.isEmpty()) {
            return Failures.refusedNotice("no readable form");
        }
        var fields = form.get();
        if (!UnionPayReplies.isCurrentScheme(fields.values())) {
            return Failures.refusedNotice(
                    "another version or signature than 5.1.0 with a certificate");
        }
        if (!fields.text("merId").equals(merId)) {
            return Failures.refusedNotice("another merchant");
        }
        return trust.signer(fields.text("signPubKeyCert"), context.now())
                .map(key -> UnionPaySigner.proof(key, fields.values(), fields.charset()))
                .flatMap(
                        proof -> VerifiedNotice.verify(proof, null, () -> NoticeMeaning.of(fields)))
                .map(UnionPayNotices::readable)
                .orElseGet(() -> Failures.refusedNotice("the signature does not hold"));
    }

    private static Step<VerifiedNotice> readable(VerifiedNotice notice) {
        return notice.content() instanceof NoticeContent.Ignored(var orderNo, var kind)
                        && Objects.equals(kind, NoticeMeaning.INCOMPLETE)
                ? Failures.refusedNotice("authentic, but a field is missing")
                : Step.ok(notice);
    }
}
