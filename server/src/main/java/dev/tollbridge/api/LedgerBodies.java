package dev.tollbridge.api;

import dev.tollbridge.edge.Faults;
import dev.tollbridge.edge.Query;
import dev.tollbridge.kernel.LedgerEntryId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.ledger.Balance;
import dev.tollbridge.ledger.BookedEntry;
import dev.tollbridge.ledger.EntryFilter;
import dev.tollbridge.ledger.LedgerAccount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The books as the API prints them. */
final class LedgerBodies {
    private static final String ACCOUNT =
            "merchant:payable is what payers have paid and not got back, suspense is money that belongs to no payment,"
                    + " channel:ID:receivable is what a channel account owes, channel:ID:fees is what it has kept.";

    private LedgerBodies() {}

    @Schema(name = "Balance", description = "What all postings of one account add up to.")
    record BalanceView(
            @Schema(description = ACCOUNT, example = "merchant:payable") String account,
            @Schema(description = "ISO 4217 code.", example = "CNY") String currency,
            @Schema(description = "Sum of all debits, minor units.", example = "2500") long debits,
            @Schema(description = "Sum of all credits, minor units.", example = "10000")
                    long credits,
            @Schema(
                            description =
                                    "Debits less credits, minor units: positive is owed to the merchant's books, negative is"
                                            + " owed by them.",
                            example = "-7500")
                    long balance) {
        static BalanceView of(Balance balance) {
            return new BalanceView(
                    balance.account().code(),
                    balance.currency().getCurrencyCode(),
                    balance.debits(),
                    balance.credits(),
                    balance.amount());
        }
    }

    @Schema(name = "Posting", description = "One line of a ledger entry.")
    record PostingView(
            @Schema(description = ACCOUNT, example = "merchant:payable") String account,
            @Schema(description = "Minor units: a debit is positive, a credit is negative.")
                    long amount) {}

    @Schema(
            name = "LedgerEntry",
            description = "A money event in the books. It is never changed or removed.")
    record EntryView(
            @Schema(description = "Id.", example = "led_01jt0vq1c2e9xbt7r5d4m8k6hn")
                    LedgerEntryId id,
            @Schema(
                            description =
                                    "What happened: captured, refunded, or with money that belongs to no payment stray_received,"
                                            + " stray_returned, stray_accepted, stray_unaccepted. More may be added.",
                            example = "captured")
                    String kind,
            @Schema(
                            description =
                                    "The event's own name: it stands once in a merchant's books of one mode.",
                            example = "captured:att_01jt0vq1c2e9xbt7r5d4m8k6hn")
                    String reference,
            @Schema(
                            description = "The payment whose money it was.",
                            example = "pay_01jt0vq1c2e9xbt7r5d4m8k6hn")
                    PaymentId payment,
            @Schema(description = "ISO 4217 code.", example = "CNY") String currency,
            @Schema(description = "Two or more, on different accounts; they sum to 0.")
                    List<PostingView> postings,
            @Schema(description = "When it happened.") Instant createdAt) {
        static EntryView of(BookedEntry booked) {
            var entry = booked.entry();
            return new EntryView(
                    booked.id(),
                    entry.kind(),
                    entry.reference(),
                    booked.payment(),
                    entry.currency().getCurrencyCode(),
                    entry.postings().stream()
                            .map(posting ->
                                    new PostingView(posting.account().code(), posting.amount()))
                            .toList(),
                    booked.at());
        }
    }

    record EntryQuery(
            @Schema(minimum = "1", maximum = "100", description = "How many; 20 if not said.")
                    @Nullable Integer limit,
            @Schema(description = "Only those after (older than) this one.")
                    @Nullable LedgerEntryId startingAfter,
            @Schema(description = "Only those before (newer than) this one.")
                    @Nullable LedgerEntryId endingBefore,
            @Schema(description = "Happened at this time or later.") @Nullable Instant createdFrom,
            @Schema(description = "Happened before this time.") @Nullable Instant createdBefore,
            @Schema(description = "Only those of this payment.") @Nullable PaymentId payment,
            @Schema(
                            pattern = LedgerAccount.PATTERN,
                            maxLength = LedgerAccount.MAX_LENGTH,
                            description = "Only those with a posting on this account.")
                    @Nullable String account)
            implements Query {
        @Override
        public void check(Faults faults) {
            if (startingAfter != null && endingBefore != null) {
                faults.add("ending_before", "must not stand beside starting_after");
            }
        }

        EntryFilter filter() {
            return new EntryFilter(
                    Objects.requireNonNullElse(limit, PaymentQuery.DEFAULT_LIMIT),
                    startingAfter,
                    endingBefore,
                    payment,
                    account == null ? null : new LedgerAccount(account),
                    createdFrom,
                    createdBefore);
        }
    }
}
