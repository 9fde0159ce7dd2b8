package dev.tollbridge.simulation;

import static dev.tollbridge.simulation.Violation.unless;

import java.util.Arrays;
import java.util.UUID;

/** I1 and I9: every entry balances, and the accounts say what the payments say. */
final class Ledgers {
    private Ledgers() {}

    static void check(Books books) {
        for (var entry : books.entries()) {
            long sum = Arrays.stream(entry.amounts()).mapToLong(Long::longValue).sum();
            unless(sum == 0, "I1", entry.reference() + " is out of balance by " + sum);
        }
        for (var payment : books.payments().values()) {
            long accepted = strays(books, payment.id(), true);
            long suspended = strays(books, payment.id(), false);
            balance(
                    books,
                    payment.id(),
                    "merchant:payable",
                    -(payment.captured() - payment.refunded() + accepted));
            balance(books, payment.id(), "suspense", -suspended);
        }
    }

    /** What came late or twice and is the merchant's by now, or is still in suspense. */
    private static long strays(Books books, UUID payment, boolean accepted) {
        return books.attempts().values().stream()
                .filter(attempt -> attempt.payment().equals(payment))
                .filter(attempt ->
                        switch (String.valueOf(attempt.disposition())) {
                            case "accepted" -> accepted;
                            case "held", "returning" -> !accepted;
                            case String _ -> false;
                        })
                .mapToLong(Books.AttemptRow::stray)
                .sum();
    }

    private static void balance(Books books, UUID payment, String account, long expected) {
        long balance = 0;
        for (var entry : books.entries()) {
            for (int i = 0; i < entry.accounts().length; i++) {
                if (entry.payment().equals(payment) && entry.accounts()[i].equals(account)) {
                    balance += entry.amounts()[i];
                }
            }
        }
        unless(
                balance == expected,
                "I9",
                "%s of payment %s is %d in the ledger, its rows say %d"
                        .formatted(account, payment, balance, expected));
    }
}
