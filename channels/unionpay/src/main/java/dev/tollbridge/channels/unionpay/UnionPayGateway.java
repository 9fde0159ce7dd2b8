package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.Step;
import java.util.function.Function;

/** Conversations with UnionPay: a call and a verified answer. */
record UnionPayGateway(UnionPayRequests requests, UnionPayReplies replies) {
    /**
     * Calls UnionPay.
     *
     * @param read what to make of an answer that UnionPay signed, whatever its code
     */
    <T> Step<T> exchange(
            UnionPayRequest request, CallContext context, Function<UnionPayAnswer, Step<T>> read) {
        return exchange(request, HttpCall.DEFAULT_MAX_REPLY_BYTES, context, read);
    }

    <T> Step<T> exchange(
            UnionPayRequest request,
            int maxReplyBytes,
            CallContext context,
            Function<UnionPayAnswer, Step<T>> read) {
        return new Step.Http<>(
                requests.call(request, maxReplyBytes),
                reply -> replies.follow(request, reply, context.now(), read));
    }
}
