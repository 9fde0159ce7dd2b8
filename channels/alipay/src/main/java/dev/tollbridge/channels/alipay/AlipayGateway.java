package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Learned;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Step;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Conversations with the gateway: a call, a verified answer, and the platform's certificate. */
final class AlipayGateway {
    private static final JsonMapper JSON = new JsonMapper();
    private final AlipayRequests requests;
    private final Trust trust;
    private final ContentCipher cipher;

    AlipayGateway(AlipayCredentials credentials) {
        this.requests = new AlipayRequests(credentials);
        this.trust = credentials.trust();
        this.cipher = credentials.cipher();
    }

    AlipayRequests requests() {
        return requests;
    }

    Trust trust() {
        return trust;
    }

    /**
     * Calls a method.
     *
     * @param read what to make of an answer that Alipay signed, whatever its code
     */
    <T> Step<T> exchange(
            AlipayRequest request, CallContext context, Function<AlipayAnswer, Step<T>> read) {
        return new Step.Http<>(
                requests.call(request, context),
                reply -> answer(request.method(), reply, trust, context, read));
    }

    private <T> Step<T> answer(
            AlipayMethod method,
            HttpReply reply,
            Trust trust,
            CallContext context,
            Function<AlipayAnswer, Step<T>> read) {
        return new AlipayReplies(trust, cipher)
                .read(method, reply, context.now())
                .follow(
                        method.kind(),
                        read,
                        AlipayErrors::of,
                        serial ->
                                learn(
                                        serial,
                                        context,
                                        Step.unknown(unproven()),
                                        more -> answer(method, reply, more, context, read)));
    }

    /**
     * Downloads the certificate of that serial and goes on with it (section 1.3). The download
     * itself needs no signature: the certificate proves itself by its chain.
     *
     * @param otherwise where to go if there is no such certificate or it does not lead to the root
     */
    <T> Step<T> learn(
            String serial, CallContext context, Step<T> otherwise, Function<Trust, Step<T>> then) {
        if (!(trust instanceof Trust.ByCertificate known)) {
            return otherwise;
        }
        var content = JSON.createObjectNode().put("alipay_cert_sn", serial);
        var request = AlipayRequest.of(AlipayMethod.CERT_DOWNLOAD, content);
        return new Step.Http<>(
                requests.call(request, context),
                reply -> {
                    var pem = AlipayReplies.unproven(AlipayMethod.CERT_DOWNLOAD, reply, cipher);
                    var more =
                            pem.map(answer -> answer.text("alipay_cert_content"))
                                    .flatMap(AlipayGateway::decode)
                                    .map(String::strip);
                    return more.flatMap(text -> known.with(serial, RsaCertificates.parse(text)))
                            .filter(extended -> extended.isKnown(serial, context.now()))
                            .map(extended ->
                                    Learned.with(
                                            Map.of(
                                                    Trust.ByCertificate.learnedKey(serial),
                                                    more.orElseThrow()),
                                            then.apply(extended)))
                            .orElse(otherwise);
                });
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ChannelError unproven() {
        return Failures.unverified(
                "the reply is signed by a certificate that Alipay does not confirm");
    }
}
