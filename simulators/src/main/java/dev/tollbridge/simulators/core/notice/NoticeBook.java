package dev.tollbridge.simulators.core.notice;

import dev.tollbridge.simulators.core.ChannelState;
import dev.tollbridge.simulators.core.Table;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notifications of one channel. The faults it knows are {@code duplicate_notice}, {@code
 * lose_notice}, {@code reorder_notices} and {@code delay_notice}.
 */
public final class NoticeBook {
    /** How long a held notification waits for one to overtake it. */
    private static final Duration HOLD = Duration.ofMinutes(2);

    /**
     * What is to be told.
     *
     * @param url null if the merchant wants to hear nothing
     */
    public record Draft(
            String id, String number, String account, @Nullable String url, ObjectNode fields) {}

    private final ChannelState state;
    private final Table<Notice> table;
    private final AtomicLong sequence = new AtomicLong();
    private final NoticeDelivery delivery;

    public NoticeBook(ChannelState state, Courier courier) {
        this.state = state;
        this.table = new Table<>(state.journal(), "notice", Notice.class, Notice::id);
        this.delivery = new NoticeDelivery(state, courier, table);
        table.all().forEach(old -> sequence.accumulateAndGet(old.sequence(), Math::max));
    }

    /** Takes up what the last run left unsent. */
    public void resume() {
        table.all().forEach(delivery::schedule);
    }

    /** In order of creation. */
    public List<Notice> ofNumber(String number) {
        return table.all().stream()
                .filter(notice -> notice.number().equals(number))
                .sorted(Comparator.comparingLong(Notice::sequence))
                .toList();
    }

    public void clear() {
        table.clear();
    }

    /** Sends it, unless a fault says otherwise. */
    public void announce(Draft draft) {
        if (draft.url() == null) {
            return;
        }
        String number = draft.number();
        Notice notice = notice(draft, draft.url(), false);
        if (state.faults().takes("lose_notice", number, null)) {
            table.save(notice.as(Notice.Status.LOST, null));
            return;
        }
        if (state.faults().takes("reorder_notices", number, null)) {
            delivery.schedule(notice.as(Notice.Status.HELD, state.now().plus(HOLD)));
            return;
        }
        Duration late =
                state.faults()
                        .take("delay_notice", number, null)
                        .map(fault ->
                                Duration.ofMillis(fault.delayMs() == null ? 1000 : fault.delayMs()))
                        .orElse(Duration.ZERO);
        delivery.schedule(notice.as(Notice.Status.PENDING, state.now().plus(late)));
    }

    /** Sends it signed by a stranger. */
    public void forge(Draft draft) {
        if (draft.url() != null) {
            delivery.schedule(notice(draft, draft.url(), true));
        }
    }

    /** Sends the latest notification of an order once more, now. */
    public Optional<Notice> resend(String number) {
        List<Notice> all = ofNumber(number);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        delivery.schedule(all.getLast().as(Notice.Status.PENDING, state.now())));
    }

    private Notice notice(Draft draft, String url, boolean forged) {
        return new Notice(
                draft.id(),
                sequence.incrementAndGet(),
                draft.number(),
                draft.account(),
                url,
                draft.fields(),
                Notice.Status.PENDING,
                List.of(),
                state.now(),
                forged);
    }
}
