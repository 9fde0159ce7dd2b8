package dev.tollbridge.api;

import dev.tollbridge.edge.ListOf;
import dev.tollbridge.ledger.Books;
import dev.tollbridge.merchant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Ledger", description = "The merchant's books, kept by double entry.")
class LedgerController {
    private final Books books;

    LedgerController(Books books) {
        this.books = books;
    }

    @GetMapping("/v1/balances")
    @Operation(
            operationId = "listBalances",
            summary = "Read the balances",
            description =
                    "Of this moment and of the key's mode, for each account and currency. In each currency they sum to 0.")
    ListOf<LedgerBodies.BalanceView> balances(Caller caller) {
        return ListOf.all(
                books.balances(caller.merchant(), caller.live()).stream()
                        .map(LedgerBodies.BalanceView::of)
                        .toList());
    }

    @GetMapping("/v1/ledger_entries")
    @Operation(
            operationId = "listLedgerEntries",
            summary = "List ledger entries",
            description = "Newest first.")
    ListOf<LedgerBodies.EntryView> entries(Caller caller, LedgerBodies.EntryQuery query) {
        var page = books.entries(caller.merchant(), caller.live(), query.filter());
        return new ListOf<>(page.items(), page.hasMore()).map(LedgerBodies.EntryView::of);
    }
}
