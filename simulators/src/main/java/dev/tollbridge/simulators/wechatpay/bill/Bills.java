package dev.tollbridge.simulators.wechatpay.bill;

import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** Makes bill files and keeps them for a short while. */
public final class Bills {
    /** Rule wechatpay.bill.link. */
    private static final Duration LINK_LIFE = Duration.ofMinutes(5);

    private static final LocalTime READY = LocalTime.of(10, 0);
    private static final int MONTHS_KEPT = 3;

    /**
     * A bill ready to be fetched.
     *
     * @param sha1 of the uncompressed file, hexadecimal
     */
    public record Ready(String token, String sha1) {}

    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record Kept(String mchid, byte[] file, Instant expiresAt) {}

    private final World world;
    private final Map<String, Kept> links = new ConcurrentHashMap<>();

    public Bills(World world) {
        this.world = world;
    }

    public boolean isKept(LocalDate day) {
        return day.isAfter(ChinaTime.day(world.now()).minusMonths(MONTHS_KEPT));
    }

    /** A day's bill is ready the next day at ten. */
    public boolean isReady(LocalDate day) {
        LocalDateTime now = LocalDateTime.ofInstant(world.now(), ChinaTime.ZONE);
        return !now.isBefore(day.plusDays(1).atTime(READY));
    }

    /** Expects the world's lock; empty if nothing happened that day. */
    public Optional<Ready> make(
            String mchid, String seller, BillKind kind, LocalDate day, boolean gzip) {
        Optional<String> text =
                kind.isTrade() ? trade(mchid, seller, kind, day) : funds(mchid, seller, kind, day);
        return text.map(found -> keep(mchid, found.getBytes(StandardCharsets.UTF_8), gzip));
    }

    private Optional<String> trade(String mchid, String seller, BillKind kind, LocalDate day) {
        List<TradeRow> rows = new TradeRows(world).of(mchid, seller, day);
        return rows.isEmpty() ? Optional.empty() : Optional.of(TradeBill.of(kind, rows));
    }

    private Optional<String> funds(String mchid, String seller, BillKind kind, LocalDate day) {
        List<FundRow> rows = new FundBill(world).rows(kind, mchid, seller, day);
        boolean moved = rows.stream().anyMatch(row -> ChinaTime.day(row.at()).equals(day));
        return moved ? Optional.of(FundBill.of(rows, day)) : Optional.empty();
    }

    private Ready keep(String mchid, byte[] file, boolean gzip) {
        Instant now = world.now();
        links.values().removeIf(kept -> now.isAfter(kept.expiresAt()));
        String token = world.numbers().token(40);
        byte[] served =
                world.faults().takes("change_bill", null, null) ? withLastDigitChanged(file) : file;
        links.put(token, new Kept(mchid, gzip ? gzip(served) : served, now.plus(LINK_LIFE)));
        return new Ready(token, sha1(file));
    }

    /** A file that reads as well as the genuine one, and says something else. */
    private static byte[] withLastDigitChanged(byte[] file) {
        byte[] changed = file.clone();
        int at = changed.length - 1;
        while (changed[at] < '0' || changed[at] > '9') {
            at--;
        }
        changed[at] ^= 1;
        return changed;
    }

    private static byte[] gzip(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
        return bytes.toByteArray();
    }

    private static String sha1(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has no SHA-1", e);
        }
    }

    /** Empty for another merchant and after a while. */
    public Optional<byte[]> file(String token, String mchid) {
        return Optional.ofNullable(links.get(token))
                .filter(kept -> kept.mchid().equals(mchid))
                .filter(kept -> !world.now().isAfter(kept.expiresAt()))
                .map(Kept::file);
    }
}
