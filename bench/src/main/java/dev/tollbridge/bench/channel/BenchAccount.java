package dev.tollbridge.bench.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.NoticeAnswer;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Proof;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.SecretKey;

/**
 * Words separated by blanks, both ways. A notice reads {@code ORDER TRADE MINOR CURRENCY MAC}, the
 * last being the keyed hash of the words before it.
 */
record BenchAccount(URI gateway, URI noticeUrl, SecretKey key)
        implements ChannelAccount.Pays,
                ChannelAccount.Queries,
                ChannelAccount.Closes,
                ChannelAccount.Refunds,
                ChannelAccount.QueriesRefunds,
                ChannelAccount.ReceivesNotices {
    private static final int MAX_REPLY_BYTES = 1024;
    private static final String TAKEN = "ok";

    @Override
    public Step<PayResult> pay(PayOrder order, CallContext context) {
        var text =
                "%s %d %s %s"
                        .formatted(
                                order.orderNo(),
                                order.amount().minor(),
                                order.amount().currency(),
                                noticeUrl);
        return ask(
                "pay",
                text,
                trade ->
                        new PayResult.Pending(
                                new NextAction.ShowQr("bench:" + trade, order.expiresAt()), trade));
    }

    @Override
    public Step<OrderState> query(OrderRef order, CallContext context) {
        return ask("query", order.orderNo(), trade -> new OrderState.Waiting(trade));
    }

    @Override
    public Step<CloseResult> close(OrderRef order, CallContext context) {
        return ask("close", order.orderNo(), trade -> new CloseResult.Closed());
    }

    @Override
    public Step<RefundState> refund(RefundOrder refund, CallContext context) {
        return ask(
                "refund",
                refund.refundNo() + " " + refund.amount().minor(),
                trade -> new RefundState.Succeeded(refund.amount(), context.now()));
    }

    @Override
    public Step<RefundState> queryRefund(RefundRef refund, CallContext context) {
        return ask("query_refund", refund.refundNo(), trade -> new RefundState.Pending());
    }

    @Override
    public Step<VerifiedNotice> receive(RawNotice notice, CallContext context) {
        var text = new String(notice.body(), UTF_8);
        var words = text.split(" ", -1);
        if (words.length != 5) {
            return refused("not five words");
        }
        int signed = text.length() - words[4].length();
        var proof =
                new Proof.Authenticated(
                        key,
                        BenchAdapter.MAC,
                        text.substring(0, signed).getBytes(UTF_8),
                        HexFormat.of().parseHex(words[4]));
        return VerifiedNotice.verify(proof, words[1], () -> paid(words, context))
                .map(Step::ok)
                .orElseGet(() -> refused("the keyed hash does not hold"));
    }

    private static NoticeContent paid(String[] words, CallContext context) {
        var amount = Money.of(Long.parseLong(words[2]), words[3]);
        return new NoticeContent.OrderChanged(
                words[0],
                new OrderState.Paid(new Receipt(words[1], amount, null, context.now()), null));
    }

    @Override
    public NoticeAnswer accepted() {
        return new NoticeAnswer(200, "text/plain", TAKEN);
    }

    @Override
    public NoticeAnswer rejected() {
        return new NoticeAnswer(400, "text/plain", "no");
    }

    /**
     * @param read is given the second word of {@code ok NUMBER}
     */
    private <T> Step<T> ask(String operation, String text, Function<String, T> read) {
        var call =
                new HttpCall(
                        "bench." + operation,
                        "POST",
                        gateway,
                        List.of(
                                new HttpCall.Header("Content-Type", "text/plain"),
                                new HttpCall.Header("X-Operation", operation)),
                        text.getBytes(UTF_8),
                        Set.of(),
                        MAX_REPLY_BYTES);
        return new Step.Http<>(call, reply -> answer(reply, read));
    }

    private static <T> Step<T> answer(HttpReply reply, Function<String, T> read) {
        var words = new String(reply.body(), UTF_8).split(" ", -1);
        return words.length == 2 && words[0].equals(TAKEN)
                ? Step.ok(read.apply(words[1]))
                : Step.unknown(
                        ChannelError.of(
                                ErrorCategory.UNKNOWN,
                                DeclineCode.REPLY_UNREADABLE,
                                "HTTP " + reply.status()));
    }

    private static <T> Step<T> refused(String message) {
        return Step.refused(
                ChannelError.of(ErrorCategory.INVALID, DeclineCode.NOTICE_REFUSED, message));
    }
}
