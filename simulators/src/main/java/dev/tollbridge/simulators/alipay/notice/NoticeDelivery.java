package dev.tollbridge.simulators.alipay.notice;

import dev.tollbridge.simulators.alipay.crypto.SignText;
import dev.tollbridge.simulators.alipay.crypto.Signer;
import dev.tollbridge.simulators.alipay.gateway.Signers;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.ChinaTime;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends notifications when they are due, and again until they are acknowledged or given up (notes
 * 2).
 */
final class NoticeDelivery {
    /** Pauses after each failure: eight sendings in about 25 hours. */
    private static final List<Duration> GAPS =
            List.of(
                    Duration.ofMinutes(4),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    Duration.ofHours(15));

    private final World world;
    private final Signers signers;
    private final Table<Notice> table;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final NoticeSender sender;

    NoticeDelivery(World world, Signers signers, Table<Notice> table, Callback callback) {
        this.world = world;
        this.signers = signers;
        this.table = table;
        this.sender = new NoticeSender(callback);
    }

    /** Stores a notification and sends it when it is due. */
    Notice schedule(Notice notice) {
        table.save(notice);
        if (notice.status() == Notice.Status.HELD) {
            held.add(notice.id());
        }
        Instant next = notice.nextAt();
        if (next != null) {
            world.timers().at("notice:" + notice.id(), next, () -> deliver(notice.id()));
        }
        return notice;
    }

    private void deliver(String id) {
        Optional<Notice> found = table.find(id);
        if (found.isPresent() && world.apps().find(found.get().appId()).isPresent()) {
            deliver(found.get());
        }
    }

    private void deliver(Notice notice) {
        int copies = world.faults().takes("duplicate_notice", notice.number(), null) ? 2 : 1;
        Notice sent = notice;
        for (int i = 0; i < copies; i++) {
            sent = sent.with(sender.send(notice.url(), signed(notice), world.now()));
        }
        Notice result = sent;
        world.locked(() -> table.find(notice.id()).map(known -> schedule(settled(result))));
        releaseHeld(notice);
    }

    private Notice settled(Notice notice) {
        int failures = notice.attempts().size();
        if (notice.attempts().getLast().acknowledged()) {
            return notice.as(Notice.Status.ACKNOWLEDGED, null);
        }
        if (notice.forged() || failures > GAPS.size()) {
            return notice.as(Notice.Status.GIVEN_UP, null);
        }
        return notice.as(Notice.Status.PENDING, world.now().plus(GAPS.get(failures - 1)));
    }

    /** A held notification goes out as soon as a later one has overtaken it. */
    private void releaseHeld(Notice sent) {
        held.remove(sent.id());
        held.stream()
                .flatMap(id -> table.find(id).stream())
                .filter(notice -> notice.number().equals(sent.number()))
                .filter(notice -> notice.status() == Notice.Status.HELD)
                .filter(notice -> !notice.id().equals(sent.id()))
                .forEach(late -> schedule(late.as(Notice.Status.PENDING, world.now())));
    }

    private SortedMap<String, String> signed(Notice notice) {
        App app = world.apps().find(notice.appId()).orElseThrow();
        Signer own = signers.of(app);
        Signer signer = notice.forged() ? Signers.stranger(own) : own;
        SortedMap<String, String> fields = new TreeMap<>(notice.fields());
        fields.put("notify_time", ChinaTime.of(world.now()));
        if (signer.certificateSerial() != null) {
            fields.put("alipay_cert_sn", signer.certificateSerial());
        }
        fields.put("sign", signer.sign(SignText.ofNotice(fields), StandardCharsets.UTF_8, "RSA2"));
        return fields;
    }

    void close() {
        sender.close();
    }
}
