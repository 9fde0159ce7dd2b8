package dev.tollbridge.testkit;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.RawNotice;
import java.time.Instant;
import java.util.Map;

/**
 * The channel's side, played by the adapter's test with code and keys of its own: it must not use
 * the adapter to sign or to write what the adapter is to read.
 */
public interface ChannelScript {
    ChannelAdapter adapter();

    /** A good account, with every secret field that the channel has. */
    AccountSettings settings();

    /**
     * What is about to be tried, by the name of its golden file. For channels whose calls do not
     * tell: one that knows no closing is only asked about the order.
     */
    default void beginning(String exercise, Situation situation) {}

    /**
     * What the channel answers to this call. Checks the call as the channel would (signature,
     * fields) and throws an {@link AssertionError} if the channel would not have taken it.
     *
     * @param amount of the order, refund, capture or transfer in question
     */
    HttpReply answer(HttpCall call, Situation situation, Money amount);

    RawNotice notice(NoticeSample sample);

    /** The same notice, sent again at that time. A channel that signs the time signs it anew. */
    default RawNotice noticeAgain(NoticeSample sample, Instant sentAt) {
        return notice(sample);
    }

    /** Signed by the genuine channel, but for another merchant's account. */
    RawNotice foreignNotice(NoticeSample sample);

    /**
     * The same script in the hands of somebody who knows all but the channel's keys. Only its
     * answers and notices are used.
     */
    ChannelScript imposter();

    /** Whether the channel signs its reply to this call; a plain file download is not signed. */
    default boolean signsReplyTo(HttpCall call) {
        return true;
    }

    /** Whether the channel sends notices of refunds. */
    default boolean tellsRefunds() {
        return true;
    }

    /** A code that the shop could have scanned, for the scene barcode. */
    default String authCode() {
        return "283456789012345678";
    }

    /** The query that a payer's browser comes back with from the channel's identification. */
    default Map<String, String> cameBack() {
        return Map.of("code", "071Kq2000abcDEF");
    }

    /** A payer's id as the channel writes it, for the scenes that need one. */
    default String payerId() {
        return "2088102146225135";
    }
}
