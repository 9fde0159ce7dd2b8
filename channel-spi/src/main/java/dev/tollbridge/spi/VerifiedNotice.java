package dev.tollbridge.spi;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A notice whose {@link Proof} held. There is no other way to get one: {@link #verify} runs the
 * cryptography itself and the constructor is private, so holding an instance is the evidence.
 */
public final class VerifiedNotice {
    private final String noticeId;
    private final NoticeContent content;

    private VerifiedNotice(String noticeId, NoticeContent content) {
        this.noticeId = noticeId;
        this.content = content;
    }

    /**
     * Empty if the proof fails. The content is read only after it holds.
     *
     * @param noticeId the channel's own id of the notice, the same when it is sent again
     */
    public static Optional<VerifiedNotice> verify(
            Proof proof, String noticeId, Supplier<NoticeContent> content) {
        return proof.holds()
                ? Optional.of(new VerifiedNotice(noticeId, content.get()))
                : Optional.empty();
    }

    public String noticeId() {
        return noticeId;
    }

    public NoticeContent content() {
        return content;
    }

    @Override
    public String toString() {
        return "VerifiedNotice["
                + noticeId
                + ", "
                + content.getClass().getSimpleName()
                + " "
                + content.orderNo()
                + "]";
    }
}
