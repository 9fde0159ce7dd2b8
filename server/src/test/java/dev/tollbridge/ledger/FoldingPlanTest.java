package dev.tollbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.database.Sql;
import org.junit.jupiter.api.Test;

/** The list of entries may be long while the books are young, and long again when they are old. */
class FoldingPlanTest {
    @Test
    void looksEachEntryUpByItsNumberThoughTheStatementWasFirstPlannedForEmptyBooks() {
        try (var books = TestBooks.open()) {
            var merchant = books.merchant();
            var account = books.account();
            books.folding.fold();
            for (int i = 0; i < 500; i++) {
                books.post(merchant, TestBooks.captured("p" + i, account, 10, 1));
            }
            var plan =
                    books.transaction.execute(status -> {
                        books.jdbc
                                .sql(
                                        "set local enable_seqscan = off; set local enable_hashjoin = off;"
                                                + " set local enable_mergejoin = off; "
                                                + Sql.PLAN_ANEW)
                                .update();
                        return books.jdbc
                                .sql("explain " + BalanceFolding.FOLD)
                                .param("limit", 1000)
                                .query(String.class)
                                .list();
                    });
            assertThat(String.join("\n", plan))
                    .contains("TID Cond: (ctid = ANY", "using ledger_entries_pkey")
                    .doesNotContain("ledger_entries_merchant_id_live_reference_key", "Join Filter");
            assertThat(books.folding.fold()).isEqualTo(500);
        }
    }
}
