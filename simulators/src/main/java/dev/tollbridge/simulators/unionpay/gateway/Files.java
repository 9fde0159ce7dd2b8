package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.unionpay.bill.SettlementFile;
import dev.tollbridge.simulators.unionpay.state.World;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The settlement file of a day (notes 7). Expects the world's lock. */
final class Files {
    private static final LocalTime READY = LocalTime.of(9, 0);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    private final World world;

    Files(World world) {
        this.world = world;
    }

    Map<String, String> answer(Call call) {
        if (!call.form().type().equals("76/01")) {
            throw new Refused("10", "txnType");
        }
        call.form().require("fileType", "00");
        LocalDate day = day(call.form().require("settleDate", "\\d{4}"));
        var now = world.now().atOffset(ChinaTime.ZONE).toLocalDateTime();
        if (now.isBefore(day.plusDays(1).atTime(READY))) {
            throw new Refused("98", "");
        }
        String merId = call.merchant().merId();
        return Map.of(
                "fileName",
                merId + "_" + NAME.format(day) + ".zip",
                "fileContent",
                SettlementFile.of(world, merId, day).content());
    }

    /** The call names no year: the latest day of that name. */
    private LocalDate day(String text) {
        LocalDate today = ChinaTime.day(world.now());
        try {
            LocalDate day =
                    MonthDay.of(
                                    Integer.parseInt(text.substring(0, 2)),
                                    Integer.parseInt(text.substring(2)))
                            .atYear(today.getYear());
            return day.isAfter(today) ? day.minusYears(1) : day;
        } catch (DateTimeException e) {
            throw new Refused("10", "settleDate");
        }
    }
}
