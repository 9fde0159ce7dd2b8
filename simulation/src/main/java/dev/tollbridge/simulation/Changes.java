package dev.tollbridge.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What is different in the books, in words for the account of a history. */
final class Changes {
    private Changes() {}

    static List<String> between(Books before, Books after) {
        var lines = new ArrayList<String>();
        compare(lines, "payment", before.payments(), after.payments(), Books.PaymentRow::status);
        compare(lines, "attempt", before.attempts(), after.attempts(), Changes::attempt);
        compare(lines, "draw", before.draws(), after.draws(), row -> row.kind() + row.status());
        compare(lines, "refund", before.refunds(), after.refunds(), Books.RefundRow::status);
        for (var incident : after.incidents()) {
            if (!before.incidents().contains(incident)) {
                lines.add("incident %s %s".formatted(incident.kind(), incident.status()));
            }
        }
        return lines;
    }

    private static String attempt(Books.AttemptRow row) {
        return row.number()
                + " "
                + row.status()
                + (row.disposition() == null ? "" : " stray " + row.disposition());
    }

    private static <T> void compare(
            List<String> lines,
            String what,
            Map<UUID, T> before,
            Map<UUID, T> after,
            Function<T, String> status) {
        after.forEach((id, row) -> {
            var old = before.get(id);
            String is = status.apply(row);
            if (old == null || !status.apply(old).equals(is)) {
                lines.add("%s %s is %s".formatted(what, id, is));
            }
        });
    }
}
