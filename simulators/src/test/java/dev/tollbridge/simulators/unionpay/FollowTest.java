package dev.tollbridge.simulators.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Refunds, undos, pre-authorizations and settlement files. */
class FollowTest extends SimulatorTest {
    @Test
    void refundsAreTakenOnThenDoneAndNeverMoreThanWasPaid() throws InterruptedException {
        String order = paid(1000);
        String refund = newNumber();
        assertThat(follow("04/00", refund, order, 400)).isEqualTo("00");
        assertThat(state(refund)).isEqualTo("00/05");
        settle();
        assertThat(state(refund)).isEqualTo("00/00");
        assertThat(follow("04/00", newNumber(), order, 601)).isEqualTo("36");
        assertThat(follow("04/00", newNumber(), order, 600)).isEqualTo("00");
        assertThat(follow("04/00", newNumber(), order, 1)).isEqualTo("45");
        assertThat(state(order)).as("the order stays paid").isEqualTo("00/00");
        assertThat(shop.order(order).path("followers").size()).isEqualTo(2);
    }

    @Test
    void anUndoIsInFullAndOnlyOnce() throws InterruptedException {
        String order = paid(1000);
        assertThat(follow("31/00", newNumber(), order, 999)).isEqualTo("36");
        String undo = newNumber();
        assertThat(follow("31/00", undo, order, 1000)).isEqualTo("00");
        settle();
        assertThat(state(undo)).isEqualTo("00/00");
        assertThat(follow("31/00", newNumber(), order, 1000)).isEqualTo("45");
        assertThat(follow("04/00", newNumber(), order, 1)).isEqualTo("45");
        assertThat(code("backTransReq", order("31/00", newNumber(), 1, "origQryId", "1")))
                .isEqualTo("35");
    }

    @Test
    void whatIsReservedIsFinishedOrUndone() throws InterruptedException {
        String reserved = reserved(1000);
        assertThat(follow("03/00", newNumber(), reserved, 1151)).isEqualTo("36");
        String finish = newNumber();
        assertThat(follow("03/00", finish, reserved, 1150)).isEqualTo("00");
        settle();
        assertThat(follow("32/00", newNumber(), reserved, 1000)).isEqualTo("45");
        assertThat(follow("04/00", newNumber(), finish, 150)).isEqualTo("00");
        String other = reserved(1000);
        assertThat(follow("04/00", newNumber(), other, 1)).as("not taken yet").isEqualTo("35");
        assertThat(follow("32/00", newNumber(), other, 1000)).isEqualTo("00");
        String third = reserved(1000);
        String taken = newNumber();
        assertThat(follow("03/00", taken, third, 1000)).isEqualTo("00");
        settle();
        assertThat(follow("33/00", newNumber(), taken, 1000)).isEqualTo("00");
    }

    private String reserved(long fen) {
        String number = newNumber();
        assertThat(code("appTransReq", order("02/01", number, fen))).isEqualTo("00");
        shop.control("POST", "orders/" + number + "/pay", "");
        return number;
    }

    @Test
    void aDaysFileListsWhatWasPaidAndGivenBack() throws InterruptedException, IOException {
        String order = paid(1000);
        String refund = newNumber();
        follow("04/00", refund, order, 250);
        settle();
        var ask = fields("76/01", "", "settleDate", "0301", "fileType", "00");
        ask.remove("orderId");
        assertThat(code("file", ask)).as("not before nine of the next day").isEqualTo("98");
        simulators.advance(Duration.ofHours(23));
        String content = ask("file", ask).getOrDefault("fileContent", "");
        assertThat(line(zm(content), order)).contains("000000001000", " 01 07 ");
        assertThat(line(zm(content), refund)).contains("000000000250", " 04 00 ", order);
        for (String line : zm(content).split("\r\n", -1)) {
            assertThat(line.isEmpty() || line.getBytes(Charset.forName("GBK")).length == 607)
                    .as("width of " + line)
                    .isTrue();
        }
    }

    private static String line(String file, String number) {
        return file.lines().filter(line -> line.contains(" " + number)).findFirst().orElseThrow();
    }

    private static String zm(String content) throws IOException {
        byte[] zlib = Base64.getDecoder().decode(content);
        try (var zip =
                new ZipInputStream(new InflaterInputStream(new ByteArrayInputStream(zlib)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("ZM_" + Shop.MER_ID)) {
                    return new String(zip.readAllBytes(), Charset.forName("GBK"));
                }
            }
        }
        throw new AssertionError("no ZM file");
    }
}
