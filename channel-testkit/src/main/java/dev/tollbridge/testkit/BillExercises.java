package dev.tollbridge.testkit;

import static dev.tollbridge.testkit.Situation.ABSENT;
import static dev.tollbridge.testkit.Situation.DONE;
import static dev.tollbridge.testkit.Situation.UNSURE;

import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Downloading a day's bill of each kind. */
final class BillExercises {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private BillExercises() {}

    static List<Exercise<Bill>> all(ChannelAccount account) {
        return account instanceof ChannelAccount.DownloadsBills bills
                ? Arrays.stream(BillRequest.Kind.values()).map(kind -> of(bills, kind)).toList()
                : List.of();
    }

    private static Exercise<Bill> of(ChannelAccount.DownloadsBills bills, BillRequest.Kind kind) {
        var request = new BillRequest(DAY, kind);
        return new Exercise<>(
                "bill-" + kind.name().toLowerCase(Locale.ROOT),
                Money.of(1230, "CNY"),
                () -> bills.downloadBill(request, Samples.context()),
                Map.of(
                        DONE, outcome -> isGood(outcome, request),
                        ABSENT, Expect.refused(),
                        UNSURE, Expect.unknown()));
    }

    private static boolean isGood(Outcome<Bill> outcome, BillRequest request) {
        return outcome instanceof Outcome.Ok<Bill>(Bill(var day, var kind, var rows))
                && day.equals(request.day())
                && kind == request.kind()
                && !rows.isEmpty();
    }
}
