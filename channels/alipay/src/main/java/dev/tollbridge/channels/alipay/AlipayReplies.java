package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Reading;
import dev.tollbridge.channels.support.RsaSignature;
import dev.tollbridge.channels.support.Signer;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.HttpReply;
import java.nio.charset.Charset;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From the bytes of a reply to an answer that is surely Alipay's (section 1.2). */
final class AlipayReplies {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([A-Za-z0-9-]+)");
    private static final List<String> CHARSETS = List.of("UTF-8", "GBK", "GB2312", "GB18030");
    private static final String GATEWAY_FAILURE = "error_response";

    private final Trust trust;
    private final ContentCipher cipher;

    AlipayReplies(Trust trust, ContentCipher cipher) {
        this.trust = trust;
        this.cipher = cipher;
    }

    Reading<AlipayAnswer> read(AlipayMethod method, HttpReply reply, Instant now) {
        if (reply.status() != 200) {
            // Business failures come with 200, so this is some other machine speaking.
            return Reading.unreadable("HTTP status " + reply.status());
        }
        var charset = charset(reply);
        var envelope = Texts.decode(reply.body(), charset).flatMap(Envelope::split);
        if (envelope.isEmpty()) {
            return Reading.unreadable("the reply is no complete JSON object");
        }
        var members = envelope.get();
        var root = members.getOrDefault(method.replyNode(), members.get(GATEWAY_FAILURE));
        if (root == null
                || (members.containsKey(method.replyNode())
                        && members.containsKey(GATEWAY_FAILURE))) {
            return Reading.unreadable("the reply has no " + method.replyNode());
        }
        var sign = plain(members.get("sign"));
        return sign == null || sign.isEmpty()
                ? unsigned(method, root)
                : signed(method, root, sign, plain(members.get("alipay_cert_sn")), charset, now);
    }

    private Reading<AlipayAnswer> signed(
            AlipayMethod method,
            String root,
            String sign,
            @Nullable String certSn,
            Charset charset,
            Instant now) {
        return switch (trust.signer(certSn, now)) {
            case Signer.Refused() -> Reading.unverified("no certificate that could be trusted");
            case Signer.Unknown(var serial) -> new Reading.NeedsCertificate<>(serial);
            case Signer.Known(var key) -> {
                boolean held =
                        holds(key, root, charset, sign)
                                // Section 1.2: the gateway may escape slashes after signing. To
                                // JSON both texts are the same.
                                || (root.contains("\\/")
                                        && holds(key, root.replace("\\/", "/"), charset, sign));
                yield held
                        ? verified(method, root)
                        : Reading.unverified("the signature does not hold");
            }
        };
    }

    private static boolean holds(PublicKey key, String text, Charset charset, String sign) {
        return RsaSignature.proof(key, text.getBytes(charset), sign).holds();
    }

    private Reading<AlipayAnswer> verified(AlipayMethod method, String root) {
        var node = content(root, cipher);
        return node.isPresent()
                ? new Reading.Verified<>(new AlipayAnswer(method, node.get()))
                : Reading.unreadable("the signed content cannot be read");
    }

    private Reading<AlipayAnswer> unsigned(AlipayMethod method, String root) {
        var answer = content(root, cipher).map(node -> new AlipayAnswer(method, node));
        return answer.isPresent() && !answer.get().code().isEmpty() && !answer.get().ok()
                ? new Reading.UnsignedFailure<>(answer.get())
                : Reading.unverified("the reply has no signature");
    }

    /** The object itself, or what an encrypted text holds (section 1.4). */
    private static Optional<JsonNode> content(String root, ContentCipher cipher) {
        return AlipayAnswer.parse(root)
                .flatMap(node ->
                        node.isString()
                                ? cipher.decrypt(node.asString()).flatMap(AlipayAnswer::parse)
                                : Optional.of(node))
                .filter(JsonNode::isObject);
    }

    /** A successful answer whose signature was not looked at. */
    static Optional<AlipayAnswer> unproven(
            AlipayMethod method, HttpReply reply, ContentCipher cipher) {
        if (reply.status() != 200) {
            return Optional.empty();
        }
        return Texts.decode(reply.body(), charset(reply))
                .flatMap(Envelope::split)
                .map(members -> members.get(method.replyNode()))
                .flatMap(root -> content(root, cipher))
                .map(node -> new AlipayAnswer(method, node))
                .filter(AlipayAnswer::ok);
    }

    /** The text of a raw JSON string. */
    private static @Nullable String plain(@Nullable String raw) {
        return raw == null
                ? null
                : AlipayAnswer.parse(raw).map(node -> node.asString("")).orElse(null);
    }

    private static Charset charset(HttpReply reply) {
        var named = CHARSET.matcher(reply.header("Content-Type").orElse(""));
        return named.find() ? charset(named.group(1)).orElse(UTF_8) : UTF_8;
    }

    /** Only the charsets that Alipay uses: some others could hide one text in another. */
    static Optional<Charset> charset(String name) {
        return CHARSETS.stream().filter(name::equalsIgnoreCase).findFirst().map(Charset::forName);
    }
}
