package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.FlatXml;
import dev.tollbridge.channels.support.Reading;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.HttpReply;

/** From the bytes of a reply to an answer that is surely QQ Wallet's (section 2). */
record QqWalletReplies(Merchant merchant, QqWalletSigner signer) {

    Reading<QqWalletAnswer> read(QqWalletOperation operation, HttpReply reply) {
        if (reply.status() != 200) {
            return new Reading.Unusable<>(troubled(reply));
        }
        var fields = FlatXml.read(reply.body());
        if (fields.isEmpty()) {
            return Reading.unreadable("the reply is no such XML");
        }
        var answer = new QqWalletAnswer(operation, fields.get());
        if (answer.text(QqWalletSigner.FIELD) == null) {
            // A stranger's request cannot be answered with the merchant's key [?].
            return answer.says("return_code", "FAIL")
                    ? new Reading.UnsignedFailure<>(answer)
                    : Reading.unverified("the reply has no signature");
        }
        if (!signer.proof(fields.get()).holds()) {
            return Reading.unverified("the signature does not hold");
        }
        return merchant.owns(fields.get())
                ? new Reading.Verified<>(answer)
                : Reading.unreadable("the answer is for another merchant or app");
    }

    private static ChannelError troubled(HttpReply reply) {
        return ChannelError.of(
                ErrorCategory.UNKNOWN,
                reply.status() / 100 == 5
                        ? DeclineCode.CHANNEL_UNAVAILABLE
                        : DeclineCode.REPLY_UNREADABLE,
                "HTTP status " + reply.status());
    }
}
