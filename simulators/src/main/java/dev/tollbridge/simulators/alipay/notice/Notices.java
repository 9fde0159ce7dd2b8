package dev.tollbridge.simulators.alipay.notice;

import dev.tollbridge.simulators.alipay.gateway.Signers;
import dev.tollbridge.simulators.alipay.state.Changes;
import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Table;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Notifies merchants of changes, and again until they acknowledge with exactly {@code success}
 * (notes 2).
 */
public final class Notices implements Changes, AutoCloseable {
    /** How long a held notification waits for one to overtake it. */
    private static final Duration HOLD = Duration.ofMinutes(2);

    private final World world;
    private final Table<Notice> table;
    private final AtomicLong sequence = new AtomicLong();
    private final NoticeDelivery delivery;

    public Notices(World world, Signers signers, Callback callback) {
        this.world = world;
        this.table = new Table<>(world.journal(), "notice", Notice.class, Notice::id);
        this.delivery = new NoticeDelivery(world, signers, table, callback);
        table.all().forEach(old -> sequence.accumulateAndGet(old.sequence(), Math::max));
    }

    /** Takes up what the last run left unsent. */
    public void resume() {
        table.all().forEach(delivery::schedule);
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
                : Optional.of(
                        delivery.schedule(all.getLast().as(Notice.Status.PENDING, world.now())));
    }

    private void announce(
            String number, String appId, @Nullable String url, SortedMap<String, String> fields) {
        if (url == null) {
            return;
        }
        Notice notice = notice(number, appId, url, fields, false);
        if (world.faults().takes("lose_notice", number, null)) {
            table.save(notice.as(Notice.Status.LOST, null));
            return;
        }
        if (world.faults().takes("reorder_notices", number, null)) {
            delivery.schedule(notice.as(Notice.Status.HELD, world.now().plus(HOLD)));
            return;
        }
        Optional<Duration> late =
                world.faults()
                        .take("delay_notice", number, null)
                        .map(fault ->
                                Duration.ofMillis(
                                        fault.delayMs() == null ? 1000 : fault.delayMs()));
        delivery.schedule(
                notice.as(Notice.Status.PENDING, world.now().plus(late.orElse(Duration.ZERO))));
    }

    private void forge(
            String number, String appId, @Nullable String url, SortedMap<String, String> fields) {
        if (url != null) {
            delivery.schedule(notice(number, appId, url, fields, true));
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

    @Override
    public void close() {
        delivery.close();
    }
}
