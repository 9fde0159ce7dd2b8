package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Step;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * From the bytes of a reply to an answer that is surely UnionPay's (sections 3 and 4). Whatever is
 * not proven says nothing, refusals included: nobody knows what happened.
 */
final class UnionPayReplies {
    static final Charset GBK = Charset.forName("GBK");

    private final Trust trust;
    private final String merId;

    UnionPayReplies(Trust trust, String merId) {
        this.trust = trust;
        this.merId = merId;
    }

    /**
     * Goes on with the conversation.
     *
     * @param then what to make of a proven answer, whatever its code
     */
    <T> Step<T> follow(
            UnionPayRequest request,
            HttpReply reply,
            Instant now,
            Function<UnionPayAnswer, Step<T>> then) {
        if (reply.status() != 200) {
            return Step.unknown(troubled(reply.status()));
        }
        var charset = charsetOf(reply.body());
        var fields = Texts.decode(reply.body(), charset).flatMap(KeyValueText::parse);
        if (fields.isEmpty()) {
            return Failures.unusable("the reply is no text of fields");
        }
        if (!isSigned(fields.get(), charset, now)) {
            return Step.unknown(Failures.unverified("the signature does not hold"));
        }
        var answer = new UnionPayAnswer(request.operation(), fields.get());
        if (answer.code().isEmpty()) {
            return Failures.unusable("no response code");
        }
        return agrees(answer, "merId", merId)
                        && agrees(answer, "orderId", request.key().orderId())
                        && agrees(answer, "txnTime", request.key().txnTime())
                ? then.apply(answer)
                : Failures.unusable("the reply is about another order");
    }

    private boolean isSigned(Map<String, String> fields, Charset charset, Instant now) {
        return isCurrentScheme(fields)
                && trust.signer(fields.get("signPubKeyCert"), now)
                        .filter(key -> UnionPaySigner.proof(key, fields, charset).holds())
                        .isPresent();
    }

    /** Version 5.0.0 signs with SHA-1, and other methods with a shared secret: refused. */
    static boolean isCurrentScheme(Map<String, String> fields) {
        return UnionPayRequests.VERSION.equals(fields.get("version"))
                && UnionPayRequests.SIGN_METHOD.equals(fields.get("signMethod"));
    }

    /** Refusals may leave out what they do not understand; a success repeats what was sent. */
    private static boolean agrees(UnionPayAnswer answer, String name, String sent) {
        return sent.isEmpty()
                || answer.says(name, sent)
                || (!answer.ok() && answer.text(name) == null);
    }

    /** Messages name their own charset, UTF-8 or GBK (section 2). */
    private static Charset charsetOf(byte[] body) {
        var text = "&" + new String(body, ISO_8859_1) + "&";
        return text.contains("&encoding=GBK&") ? GBK : UTF_8;
    }

    private static ChannelError troubled(int status) {
        return ChannelError.of(
                ErrorCategory.UNKNOWN,
                status / 100 == 5 ? DeclineCode.CHANNEL_UNAVAILABLE : DeclineCode.REPLY_UNREADABLE,
                "HTTP status " + status);
    }
}
