package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Reading;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Step;
import java.util.Map;
import java.util.function.Function;

/** Conversations with QQ Wallet: a call and a verified answer. */
final class QqWalletGateway {
    private final QqWalletRequests requests;
    private final QqWalletReplies replies;
    private final boolean needsCertificate;

    QqWalletGateway(QqWalletCredentials credentials) {
        this.requests = new QqWalletRequests(credentials);
        this.replies = new QqWalletReplies(credentials.merchant(), credentials.signer());
        this.needsCertificate =
                credentials.certificate() == null
                        && "https".equals(credentials.secureGateway().getScheme());
    }

    /**
     * @param read what to make of an answer that QQ Wallet signed, whatever it says
     */
    <T> Step<T> exchange(
            QqWalletOperation operation,
            Map<String, String> content,
            CallContext context,
            Function<QqWalletAnswer, Step<T>> read) {
        return send(operation, content, context, reply -> follow(operation, reply, read));
    }

    /** The same for a reply that may be no answer, such as a bill. */
    <T> Step<T> send(
            QqWalletOperation operation,
            Map<String, String> content,
            CallContext context,
            Function<HttpReply, Step<T>> read) {
        return operation.isSecure() && needsCertificate
                ? Step.refused(certificateMissing())
                : new Step.Http<>(requests.call(operation, content, context), read);
    }

    <T> Step<T> follow(
            QqWalletOperation operation, HttpReply reply, Function<QqWalletAnswer, Step<T>> read) {
        Reading<QqWalletAnswer> reading = replies.read(operation, reply);
        return reading.follow(
                operation.kind(),
                read,
                QqWalletErrors::of,
                serial -> Step.unknown(Failures.unverified("QQ Wallet signs with no certificate")));
    }

    private static ChannelError certificateMissing() {
        return ChannelError.of(
                ErrorCategory.CONFIGURATION,
                DeclineCode.CREDENTIALS_INVALID,
                "the account has no merchant_certificate; nothing was sent");
    }
}
