package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.FlatXml;
import dev.tollbridge.spi.NoticeAnswer;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;
import java.util.Map;

/** Verifies notices (section 8). They tell of payments only. */
record QqWalletNotices(Merchant merchant, QqWalletSigner signer) {
    private static final String TYPE = "text/xml; charset=utf-8";
    static final NoticeAnswer ACCEPTED =
            new NoticeAnswer(200, TYPE, "<xml><return_code>SUCCESS</return_code></xml>");
    static final NoticeAnswer REJECTED =
            new NoticeAnswer(400, TYPE, "<xml><return_code>FAIL</return_code></xml>");

    private static final String INCOMPLETE = "without a field that it must have";

    Step<VerifiedNotice> receive(RawNotice notice) {
        var fields =
                notice.method().equals("POST")
                        ? FlatXml.read(notice.body())
                        : FlatXml.read(new byte[0]);
        return fields.map(this::verify)
                .orElseGet(() -> Failures.refusedNotice("no readable notice"));
    }

    private Step<VerifiedNotice> verify(Map<String, String> fields) {
        if (!merchant.owns(fields)) {
            return Failures.refusedNotice("for another merchant or app");
        }
        var transaction = new Transaction(new QqWalletAnswer(QqWalletOperation.QUERY, fields));
        // The same payment is told under the same number, however often.
        return VerifiedNotice.verify(
                        signer.proof(fields), transaction.tradeNo(), () -> meaning(transaction))
                .map(QqWalletNotices::believed)
                .orElseGet(() -> Failures.refusedNotice("the signature does not hold"));
    }

    private static NoticeContent meaning(Transaction transaction) {
        var orderNo = transaction.orderNo();
        return transaction
                .orderState()
                .filter(state -> !orderNo.isEmpty() && transaction.tradeNo() != null)
                .<NoticeContent>map(state -> new NoticeContent.OrderChanged(orderNo, state))
                .orElseGet(() -> new NoticeContent.Ignored(orderNo, INCOMPLETE));
    }

    private static Step<VerifiedNotice> believed(VerifiedNotice notice) {
        return notice.content() instanceof NoticeContent.Ignored
                ? Failures.refusedNotice("authentic, but " + INCOMPLETE)
                : Step.ok(notice);
    }
}
