package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.RsaSignature;
import dev.tollbridge.channels.support.Signer;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NoticeAnswer;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies notices (section 2). */
final class AlipayNotices {
    static final NoticeAnswer ACCEPTED = new NoticeAnswer(200, "text/plain", "success");
    static final NoticeAnswer REJECTED = new NoticeAnswer(200, "text/plain", "fail");

    /** Rule V1 leaves both out of the signed text; rule V2 keeps {@code sign_type} in. */
    private static final Set<String> V1 = Set.of("sign", "sign_type");

    private static final Set<String> V2 = Set.of("sign");

    private final AlipayGateway gateway;
    private final String appId;
    private final @Nullable String sellerId;

    AlipayNotices(AlipayGateway gateway, String appId, @Nullable String sellerId) {
        this.gateway = gateway;
        this.appId = appId;
        this.sellerId = sellerId;
    }

    Step<VerifiedNotice> receive(RawNotice notice, CallContext context) {
        var form = NoticeForm.read(notice);
        if (form.isEmpty()) {
            return Failures.refusedNotice("no readable form");
        }
        var fields = form.get();
        if (!fields.text("sign_type").equals("RSA2")) {
            return Failures.refusedNotice("another signature than RSA2");
        }
        if (!fields.text("app_id").equals(appId)) {
            return Failures.refusedNotice("another app");
        }
        if (sellerId != null && !fields.seller().equals(sellerId)) {
            return Failures.refusedNotice("another seller");
        }
        return verify(fields, gateway.trust(), context);
    }

    private Step<VerifiedNotice> verify(NoticeForm fields, Trust trust, CallContext context) {
        var certSn = fields.text("alipay_cert_sn");
        return switch (trust.signer(certSn.isEmpty() ? null : certSn, context.now())) {
            case Signer.Refused() -> Failures.refusedNotice("no certificate that could be trusted");
            case Signer.Unknown(var serial) ->
                    gateway.learn(
                            serial,
                            context,
                            Failures.refusedNotice("a certificate that Alipay does not confirm"),
                            more -> verify(fields, more, context));
            case Signer.Known(var key) -> {
                var content = AlipaySigner.content(fields.values(), leftOut(fields));
                var proof =
                        RsaSignature.proof(
                                key, content.getBytes(fields.charset()), fields.text("sign"));
                yield VerifiedNotice.verify(
                                proof, fields.text("notify_id"), () -> NoticeMeaning.of(fields))
                        .map(AlipayNotices::readable)
                        .orElseGet(() -> Failures.refusedNotice("the signature does not hold"));
            }
        };
    }

    /** Messages of life accounts, which carry a {@code service}, are signed by rule V2. */
    private static Set<String> leftOut(NoticeForm fields) {
        return fields.text("service").isEmpty() ? V1 : V2;
    }

    private static Step<VerifiedNotice> readable(VerifiedNotice notice) {
        return notice.content() instanceof NoticeContent.Ignored(var orderNo, var kind)
                        && Objects.equals(kind, NoticeMeaning.INCOMPLETE)
                ? Failures.refusedNotice("authentic, but a field is missing")
                : Step.ok(notice);
    }
}
