package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Reading;
import dev.tollbridge.channels.support.Signer;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.HttpReply;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** From the bytes of a reply to an answer that is surely WeChat Pay's (section 2). */
final class WechatPayReplies {
    private final Platform platform;

    WechatPayReplies(Platform platform) {
        this.platform = platform;
    }

    Reading<WechatPayAnswer> read(WechatPayOperation operation, HttpReply reply, Instant now) {
        if (reply.status() != 200
                && reply.status() != 202
                && reply.status() != 204
                && reply.status() / 100 != 4) {
            return new Reading.Unusable<>(troubled(reply));
        }
        var stamp = Stamp.read(reply::header);
        if (stamp.isEmpty()) {
            return unsigned(operation, reply);
        }
        var found = stamp.get();
        if (found.isProbe()) {
            return Reading.unverified("a probe: the signature is false on purpose");
        }
        if (!found.isFresh(now)) {
            return Reading.unverified("the reply is not of the last five minutes");
        }
        return switch (platform.signer(found.serial(), now)) {
            case Signer.Refused() -> Reading.unverified("no key of that serial is trusted");
            case Signer.Unknown(var serial) -> new Reading.NeedsCertificate<>(serial);
            case Signer.Known(var key) ->
                    found.by(key, reply.body()).holds()
                            ? verified(operation, reply)
                            : Reading.unverified("the signature does not hold");
        };
    }

    private static Reading<WechatPayAnswer> verified(
            WechatPayOperation operation, HttpReply reply) {
        // A signed answer without content is an answer: closing an order says no more than 204.
        var node = reply.body().length == 0 ? Optional.<JsonNode>of(Json.object()) : content(reply);
        return node.isPresent()
                ? new Reading.Verified<>(new WechatPayAnswer(operation, reply.status(), node.get()))
                : Reading.unreadable("the signed content is no JSON object");
    }

    private static Reading<WechatPayAnswer> unsigned(
            WechatPayOperation operation, HttpReply reply) {
        var answer =
                content(reply).map(node -> new WechatPayAnswer(operation, reply.status(), node));
        return answer.isPresent() && reply.status() / 100 == 4 && !answer.get().code().isEmpty()
                ? new Reading.UnsignedFailure<>(answer.get())
                : Reading.unverified("the reply has no signature");
    }

    /** Section 6: whatever a server in trouble says, it may have happened. */
    private static ChannelError troubled(HttpReply reply) {
        var code = content(reply).map(node -> node.path("code").asString("")).orElse("");
        return new ChannelError(
                ErrorCategory.UNKNOWN,
                reply.status() / 100 == 5
                        ? DeclineCode.CHANNEL_UNAVAILABLE
                        : DeclineCode.REPLY_UNREADABLE,
                code.isEmpty() ? null : code,
                "HTTP status " + reply.status());
    }

    private static Optional<JsonNode> content(HttpReply reply) {
        return Texts.decode(reply.body(), UTF_8).flatMap(Json::object);
    }
}
