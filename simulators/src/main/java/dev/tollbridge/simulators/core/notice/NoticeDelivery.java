package dev.tollbridge.simulators.core.notice;

import dev.tollbridge.simulators.core.ChannelState;
import dev.tollbridge.simulators.core.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends notifications when they are due, and again until they are acknowledged or given up. */
final class NoticeDelivery {
    private final ChannelState state;
    private final Courier courier;
    private final Table<Notice> table;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    NoticeDelivery(ChannelState state, Courier courier, Table<Notice> table) {
        this.state = state;
        this.courier = courier;
        this.table = table;
    }

    /** Stores a notification and sends it when it is due. */
    Notice schedule(Notice notice) {
        table.save(notice);
        if (notice.status() == Notice.Status.HELD) {
            held.add(notice.id());
        }
        Instant next = notice.nextAt();
        if (next != null) {
            state.timers().at("notice:" + notice.id(), next, () -> deliver(notice.id()));
        }
        return notice;
    }

    private void deliver(String id) {
        table.find(id).filter(courier::serves).ifPresent(this::deliver);
    }

    private void deliver(Notice notice) {
        int copies = state.faults().takes("duplicate_notice", notice.number(), null) ? 2 : 1;
        Notice sent = notice;
        for (int i = 0; i < copies; i++) {
            sent = sent.with(send(notice));
        }
        Notice result = sent;
        state.locked(() -> table.find(notice.id()).map(known -> schedule(settled(result))));
        releaseHeld(notice);
    }

    private Notice.Attempt send(Notice notice) {
        Instant at = state.now();
        try {
            var answer = courier.send(notice, URI.create(notice.url()));
            return new Notice.Attempt(at, answer.status(), answer.text(), answer.failure());
        } catch (IllegalArgumentException e) {
            return new Notice.Attempt(at, null, null, e.getClass().getSimpleName());
        }
    }

    private Notice settled(Notice notice) {
        int failures = notice.attempts().size();
        if (courier.acknowledges(notice.attempts().getLast())) {
            return notice.as(Notice.Status.ACKNOWLEDGED, null);
        }
        if (notice.forged() || failures > courier.gaps().size()) {
            return notice.as(Notice.Status.GIVEN_UP, null);
        }
        Instant next = state.now().plus(courier.gaps().get(failures - 1));
        return notice.as(Notice.Status.PENDING, next);
    }

    /** A held notification goes out as soon as a later one has overtaken it. */
    private void releaseHeld(Notice sent) {
        held.remove(sent.id());
        held.stream()
                .map(table::find)
                .flatMap(Optional::stream)
                .filter(notice -> notice.number().equals(sent.number()))
                .filter(notice -> notice.status() == Notice.Status.HELD)
                .filter(notice -> !notice.id().equals(sent.id()))
                .forEach(late -> schedule(late.as(Notice.Status.PENDING, state.now())));
    }
}
