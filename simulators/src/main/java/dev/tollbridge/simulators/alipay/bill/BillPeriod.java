package dev.tollbridge.simulators.alipay.bill;

import dev.tollbridge.simulators.core.ChinaTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A day or a month in China.
 *
 * @param end the day after the last one
 */
public record BillPeriod(LocalDate first, LocalDate end) {
    /** Reads {@code yyyy-MM-dd} or {@code yyyy-MM}. */
    public static Optional<BillPeriod> parse(String text) {
        try {
            if (text.length() == "yyyy-MM".length()) {
                YearMonth month = YearMonth.parse(text);
                return Optional.of(new BillPeriod(month.atDay(1), month.plusMonths(1).atDay(1)));
            }
            LocalDate day = LocalDate.parse(text);
            return Optional.of(new BillPeriod(day, day.plusDays(1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isMonth() {
        return first.plusDays(1).isBefore(end);
    }

    boolean contains(Instant time) {
        LocalDate day = ChinaTime.day(time);
        return !day.isBefore(first) && day.isBefore(end);
    }

    /** {@code yyyyMMdd} or {@code yyyyMM}, as file names have it. */
    String compact() {
        String day = first.toString().replace("-", "");
        return isMonth() ? day.substring(0, 6) : day;
    }
}
