package dev.tollbridge.ledger;

import dev.tollbridge.database.Sql;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds booked entries to the balances, behind the payments' backs: a payment that is booked touches
 * no balance, so that a merchant's payments never wait for each other.
 */
@Component
class BalanceFolding {
    /** Entries in one transaction. */
    static final int BATCH = 1_000;

    /** Takes entries off the list by their places in it, and looks each up by its number. */
    static final String FOLD =
            """
            with picked as materialized (
                select ctid as place from ledger_unfolded
                order by merchant_id, live, entry_id limit :limit for update skip locked),
            taken as (
                delete from ledger_unfolded where ctid = any (array(select place from picked))
                returning merchant_id, live, entry_id),
            sums as (
                select p.merchant_id, p.live, p.account, p.currency,
                    coalesce(sum(p.amount) filter (where p.amount > 0), 0) as debits,
                    coalesce(-sum(p.amount) filter (where p.amount < 0), 0) as credits
                from taken t cross join lateral (
                    select * from ledger_postings of_entry
                    where of_entry.merchant_id = t.merchant_id and of_entry.live = t.live
                        and of_entry.entry_id = t.entry_id
                    offset 0) p
                group by p.merchant_id, p.live, p.account, p.currency),
            added as (
                insert into ledger_balances as kept
                    (merchant_id, live, account, currency, debits, credits)
                select merchant_id, live, account, currency, debits, credits from sums
                order by merchant_id, live, account, currency
                on conflict (merchant_id, live, account, currency) do update
                    set debits = kept.debits + excluded.debits, credits = kept.credits + excluded.credits)
            select count(*) from taken
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BalanceFolding(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Folds until nothing is left that was there at the start of the last batch. May run anywhere
     * at the same time: whoever takes an entry off the list adds it, in one statement.
     *
     * @return how many entries were folded
     */
    long fold() {
        long all = 0;
        long folded;
        do {
            folded = foldBatch(BATCH);
            all += folded;
        } while (folded == BATCH);
        return all;
    }

    /** Balances are locked in the order of their key, so that two folds cannot lock crosswise. */
    long foldBatch(int limit) {
        Long folded =
                transaction.execute(status -> {
                    jdbc.sql(Sql.PLAN_ANEW).update();
                    return jdbc.sql(FOLD).param("limit", limit).query(Long.class).single();
                });
        return Objects.requireNonNull(folded);
    }
}
