package dev.tollbridge.spi;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A notice whose {@link Proof} held. There is no other way to get one: {@link #verify} runs the
 * cryptography itself and the constructor is private, so holding an instance is the evidence.
 */
public final class VerifiedNotice {
    private final @Nullable String noticeId;
    private final NoticeContent content;

    private VerifiedNotice(@Nullable String noticeId, NoticeContent content) {
        this.noticeId = noticeId;
        this.content = content;
    }

    /**
     * Empty if the proof fails. The content is read only after it holds.
     *
     * @param noticeId the channel's own id of the notice, the same when it is sent again; null if
     *     the channel gives none
     */
    public static Optional<VerifiedNotice> verify(
            Proof proof, @Nullable String noticeId, Supplier<NoticeContent> content) {
        return proof.holds()
                ? Optional.of(new VerifiedNotice(noticeId, content.get()))
                : Optional.empty();
    }

    public @Nullable String noticeId() {
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
                + content.number()
                + "]";
    }
}
