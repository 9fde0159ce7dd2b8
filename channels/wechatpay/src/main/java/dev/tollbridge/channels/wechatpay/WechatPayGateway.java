package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Learned;
import dev.tollbridge.channels.support.Reading;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Step;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Conversations with the API: a call, a verified answer, and the platform's certificates. */
record WechatPayGateway(WechatPayRequests requests, Platform platform) {

    /**
     * Calls the API.
     *
     * @param read what to make of an answer that WeChat Pay signed, whatever its status
     */
    <T> Step<T> exchange(
            WechatPayRequest request,
            CallContext context,
            Function<WechatPayAnswer, Step<T>> read) {
        return new Step.Http<>(
                requests.call(request, platform.preferred(context.now()), context),
                reply -> answer(request.operation(), reply, context, read));
    }

    private <T> Step<T> answer(
            WechatPayOperation operation,
            HttpReply reply,
            CallContext context,
            Function<WechatPayAnswer, Step<T>> read) {
        return new WechatPayReplies(platform)
                .read(operation, reply, context.now())
                .follow(
                        operation.kind(),
                        read,
                        WechatPayErrors::of,
                        serial ->
                                learn(
                                        serial,
                                        context,
                                        Step.unknown(unproven()),
                                        more -> more.answer(operation, reply, context, read)));
    }

    /**
     * Downloads the platform certificates and goes on with the one of that serial.
     *
     * @param otherwise where to go if there is no such certificate
     */
    <T> Step<T> learn(
            String serial,
            CallContext context,
            Step<T> otherwise,
            Function<WechatPayGateway, Step<T>> then) {
        return learn(more -> more.isKnown(serial, context.now()), context, otherwise, then);
    }

    /** Makes sure that there is a key to encrypt sensitive fields with. */
    <T> Step<T> withEncryption(CallContext context, Function<WechatPayGateway, Step<T>> then) {
        return platform.preferred(context.now()).isPresent()
                ? then.apply(this)
                : learn(
                        more -> more.preferred(context.now()).isPresent(),
                        context,
                        Step.refused(keyless()),
                        then);
    }

    /**
     * The certificates prove themselves by the APIv3 key that opens them, and then the reply that
     * brought them has to be signed by one of them, or by one known before.
     */
    private <T> Step<T> learn(
            Predicate<Platform> enough,
            CallContext context,
            Step<T> otherwise,
            Function<WechatPayGateway, Step<T>> then) {
        if (!platform.downloads()) {
            return otherwise;
        }
        var request =
                WechatPayRequest.get(
                        WechatPayOperation.CERTIFICATES, "/v3/certificates?algorithm_type=RSA");
        return new Step.Http<>(
                requests.call(request, Optional.empty(), context),
                reply -> {
                    var more = extended(reply);
                    var proven =
                            new WechatPayReplies(more)
                                    .read(WechatPayOperation.CERTIFICATES, reply, context.now());
                    return proven instanceof Reading.Verified<WechatPayAnswer>(var answer)
                                    && answer.ok()
                                    && enough.test(more)
                            ? Learned.with(
                                    more.learnedSince(platform),
                                    then.apply(new WechatPayGateway(requests, more)))
                            : otherwise;
                });
    }

    private Platform extended(HttpReply reply) {
        return reply.status() == 200
                ? Texts.decode(reply.body(), UTF_8)
                        .flatMap(Json::object)
                        .map(node -> platform.with(node.path("data")))
                        .orElse(platform)
                : platform;
    }

    private static ChannelError unproven() {
        return Failures.unverified("the reply is signed by a certificate that could not be had");
    }

    private static ChannelError keyless() {
        return ChannelError.of(
                ErrorCategory.RETRYABLE,
                DeclineCode.CHANNEL_UNAVAILABLE,
                "no platform certificate to encrypt with could be had; nothing was sent");
    }
}
