package dev.tollbridge.simulators.unionpay.bill;

import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.WireTime;
import dev.tollbridge.simulators.unionpay.state.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A day's files of one merchant (notes 7).
 *
 * @param files their texts by their names
 */
public record SettlementFile(Map<String, String> files) {
    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    public static SettlementFile of(World world, String merId, LocalDate day) {
        List<Transaction> settled =
                world.transactions().all().stream()
                        .filter(t -> t.merId().equals(merId))
                        .filter(t -> t.kind().takesMoney() || givesBack(t))
                        .filter(t ->
                                t.charge()
                                        .filter(c -> WireTime.settlementDay(c.at()).equals(day))
                                        .isPresent())
                        .sorted(Comparator.comparing(Transaction::createdAt))
                        .toList();
        StringBuilder text = new StringBuilder();
        for (Transaction transaction : settled) {
            if (!world.faults().takes("omit_bill_rows", transaction.orderId(), null)) {
                text.append(new SettlementLine(world, transaction).text());
            }
        }
        String stamp = "INN" + DAY.format(day) + "88";
        return new SettlementFile(
                Map.of(stamp + "ZM_" + merId, text.toString(), stamp + "ZME_" + merId, ""));
    }

    static boolean givesBack(Transaction transaction) {
        return switch (transaction.kind()) {
            case UNDO, REFUND, FINISH_UNDO -> true;
            case CONSUME, CODE, SCAN, PREAUTH, FINISH, PREAUTH_UNDO -> false;
        };
    }

    /** Base64 around zlib around a ZIP. */
    public String content() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(bytes)) {
            zlib.write(zip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(GBK));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
