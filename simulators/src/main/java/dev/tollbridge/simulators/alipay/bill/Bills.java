package dev.tollbridge.simulators.alipay.bill;

import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes bill files and serves them for a short while under a link nobody can guess. */
public final class Bills {
    /** Notes 4: the link lives about 30 s. */
    private static final Duration LINK_LIFE = Duration.ofSeconds(30);

    private static final LocalTime READY = LocalTime.of(9, 0);
    private static final int MONTH_READY_DAY = 3;
    private static final int YEARS_KEPT = 6;

    /** The kinds of bill. */
    public enum Kind {
        TRADE,
        SIGNCUSTOMER
    }

    /**
     * A bill ready to be fetched.
     *
     * @param path of its link
     * @param empty whether it has no rows
     */
    public record Ready(String path, boolean empty) {}

    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record Link(byte[] zip, Instant expiresAt) {}

    private final World world;
    private final Map<String, Link> links = new ConcurrentHashMap<>();

    public Bills(World world) {
        this.world = world;
    }

    /** Whether the platform keeps bills of this period, ready or not. */
    public boolean isKept(BillPeriod period) {
        return period.first().isAfter(today().minusYears(YEARS_KEPT));
    }

    /**
     * A day's bill is ready the next day at nine, a month's on the third of the next month (notes
     * 4).
     */
    public boolean isReady(BillPeriod period) {
        LocalDate due =
                period.isMonth() ? period.end().withDayOfMonth(MONTH_READY_DAY) : period.end();
        return !LocalDateTime.ofInstant(world.now(), ChinaTime.ZONE).isBefore(due.atTime(READY));
    }

    private LocalDate today() {
        return ChinaTime.day(world.now());
    }

    /** Expects the world's lock. */
    public Ready make(String pid, Kind kind, BillPeriod period) {
        Instant now = world.now();
        links.values().removeIf(link -> now.isAfter(link.expiresAt()));
        List<BillRow> rows = new BillRows(world).of(pid, period);
        byte[] zip =
                switch (kind) {
                    case TRADE -> new TradeBill(pid, period, now).zip(rows);
                    case SIGNCUSTOMER -> new AccountBill(pid, period, now).zip(rows);
                };
        String token = world.numbers().token(32);
        links.put(token, new Link(zip, now.plus(LINK_LIFE)));
        return new Ready("/alipay/bills/" + token, rows.isEmpty());
    }

    public Reply download(Request request) {
        Link link = links.get(request.param("token"));
        if (link == null || world.now().isAfter(link.expiresAt())) {
            return Reply.text(403, "the link has expired");
        }
        return Reply.of(200, "application/zip", link.zip())
                .with("Content-Disposition", "attachment; filename=bill.csv.zip");
    }
}
