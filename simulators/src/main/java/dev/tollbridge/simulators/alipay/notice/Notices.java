package dev.tollbridge.simulators.alipay.notice;

import dev.tollbridge.simulators.alipay.crypto.SignText;
import dev.tollbridge.simulators.alipay.crypto.Signer;
import dev.tollbridge.simulators.alipay.gateway.Signers;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.Changes;
import dev.tollbridge.simulators.alipay.state.ChinaTime;
import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Notifies merchants of changes, and again until they acknowledge with exactly {@code success}
 * (notes 2).
 */
public final class Notices implements Changes, AutoCloseable {
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

    /** How long a held notification waits for one to overtake it. */
    private static final Duration HOLD = Duration.ofMinutes(2);

    private final World world;
    private final Signers signers;
    private final Table<Notice> table;
    private final AtomicLong sequence = new AtomicLong();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final NoticeSender sender = new NoticeSender();

    public Notices(World world, Signers signers) {
        this.world = world;
        this.signers = signers;
        this.table = new Table<>(world.journal(), "notice", Notice.class, Notice::id);
        table.all().stream()
                .filter(old -> old.status() == Notice.Status.HELD)
                .forEach(old -> held.add(old.id()));
        table.all().forEach(old -> sequence.accumulateAndGet(old.sequence(), Math::max));
    }

    /** Takes up what the last run left unsent. */
    public void resume() {
        table.all().forEach(this::watch);
    }

    public List<Notice> ofNumber(String number) {
        return table.all().stream()
                .filter(notice -> notice.number().equals(number))
                .sorted(Comparator.comparingLong(Notice::sequence))
                .toList();
    }

    public void clear() {
        table.clear();
    }

    @Override
    public void paid(Trade trade) {
        String number = trade.terms().outTradeNo();
        SortedMap<String, String> fields = NoticeFields.ofTrade(trade, null);
        String url = trade.terms().notifyUrl();
        if (world.faults().takes("forge_notice", number, null)) {
            forge(number, trade.appId(), url, fields);
        }
        announce(number, trade.appId(), url, fields);
    }

    @Override
    public void refunded(Trade trade, Trade.Refund refund) {
        String number = trade.terms().outTradeNo();
        SortedMap<String, String> fields = NoticeFields.ofTrade(trade, refund);
        announce(number, trade.appId(), trade.terms().notifyUrl(), fields);
    }

    @Override
    public void closedUnpaid(Trade trade) {
        announceStatus(trade);
    }

    private void announceStatus(Trade trade) {
        SortedMap<String, String> fields = NoticeFields.ofTrade(trade, null);
        announce(trade.terms().outTradeNo(), trade.appId(), trade.terms().notifyUrl(), fields);
    }

    @Override
    public void finished(Trade trade) {
        announceStatus(trade);
    }

    @Override
    public void frozen(Freeze freeze, Freeze.Operation operation) {
        SortedMap<String, String> fields = NoticeFields.ofFreeze(freeze, operation);
        announce(freeze.outOrderNo(), freeze.appId(), freeze.notifyUrl(), fields);
    }

    /**
     * Sends a notification that says this trade is paid, whatever is true, signed by a stranger.
     */
    public void forgePaid(Trade trade) {
        SortedMap<String, String> fields = NoticeFields.ofTrade(trade, null);
        fields.put("trade_status", "TRADE_SUCCESS");
        forge(trade.terms().outTradeNo(), trade.appId(), trade.terms().notifyUrl(), fields);
    }

    /** Sends the latest notification of an order once more, now. */
    public Optional<Notice> resend(String number) {
        List<Notice> all = ofNumber(number);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(watch(save(all.getLast().as(Notice.Status.PENDING, world.now()))));
    }

    private void announce(
            String number, String appId, @Nullable String url, SortedMap<String, String> fields) {
        if (url == null) {
            return;
        }
        Notice notice = notice(number, appId, url, fields, false);
        if (world.faults().takes("lose_notice", number, null)) {
            save(notice.as(Notice.Status.LOST, null));
            return;
        }
        if (world.faults().takes("reorder_notices", number, null)) {
            held.add(notice.id());
            watch(save(notice.as(Notice.Status.HELD, world.now().plus(HOLD))));
            return;
        }
        Optional<Duration> late =
                world.faults()
                        .take("delay_notice", number, null)
                        .map(fault ->
                                Duration.ofMillis(
                                        fault.delayMs() == null ? 1000 : fault.delayMs()));
        watch(save(notice.as(Notice.Status.PENDING, world.now().plus(late.orElse(Duration.ZERO)))));
    }

    private void forge(
            String number, String appId, @Nullable String url, SortedMap<String, String> fields) {
        if (url != null) {
            watch(save(notice(number, appId, url, fields, true)));
        }
    }

    private Notice notice(
            String number,
            String appId,
            String url,
            SortedMap<String, String> fields,
            boolean forged) {
        String id = world.numbers().dated(world.now(), 26);
        SortedMap<String, String> all = new TreeMap<>(fields);
        all.put("notify_id", id);
        return new Notice(
                id,
                sequence.incrementAndGet(),
                number,
                appId,
                url,
                all,
                Notice.Status.PENDING,
                List.of(),
                world.now(),
                forged);
    }

    private Notice save(Notice notice) {
        return table.save(notice);
    }

    private Notice watch(Notice notice) {
        Instant next = notice.nextAt();
        if (next != null) {
            world.timers().at("notice:" + notice.id(), next, () -> deliver(notice.id()));
        }
        return notice;
    }

    private void deliver(String id) {
        Optional<Notice> found = table.find(id);
        if (found.isEmpty()) {
            return;
        }
        Notice notice = found.get();
        int copies = world.faults().takes("duplicate_notice", notice.number(), null) ? 2 : 1;
        Notice sent = notice;
        for (int i = 0; i < copies; i++) {
            sent = sent.with(sender.send(notice.url(), signed(notice), world.now()));
        }
        Notice result = sent;
        world.locked(() -> watch(save(settled(result))));
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
                .forEach(late -> watch(save(late.as(Notice.Status.PENDING, world.now()))));
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

    @Override
    public void close() {
        sender.close();
    }
}
