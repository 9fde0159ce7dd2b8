package dev.tollbridge.ledger;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds booked entries to the balances, behind the payments' backs: a payment that is booked touches
 * no balance, so that a merchant's payments never wait for each other.
 */
@Component
class BalanceFolding {
    /** Entries in one transaction. */
    static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    BalanceFolding(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                jdbc.sql(
                                """
                                with picked as materialized (
                                    select merchant_id, live, entry_id from ledger_unfolded
                                    order by merchant_id, live, entry_id limit :limit for update skip locked),
                                taken as (
                                    delete from ledger_unfolded u using picked p
                                    where u.merchant_id = p.merchant_id and u.live = p.live and u.entry_id = p.entry_id
                                    returning u.merchant_id, u.live, u.entry_id),
                                sums as (
                                    select p.merchant_id, p.live, p.account, p.currency,
                                        coalesce(sum(p.amount) filter (where p.amount > 0), 0) as debits,
                                        coalesce(-sum(p.amount) filter (where p.amount < 0), 0) as credits
                                    from taken t join ledger_postings p
                                        on p.merchant_id = t.merchant_id and p.live = t.live and p.entry_id = t.entry_id
                                    group by p.merchant_id, p.live, p.account, p.currency),
                                added as (
                                    insert into ledger_balances as kept
                                        (merchant_id, live, account, currency, debits, credits)
                                    select merchant_id, live, account, currency, debits, credits from sums
                                    order by merchant_id, live, account, currency
                                    on conflict (merchant_id, live, account, currency) do update
                                        set debits = kept.debits + excluded.debits, credits = kept.credits + excluded.credits)
                                select count(*) from taken
                                """)
                        .param("limit", limit)
                        .query(Long.class)
                        .single();
        return Objects.requireNonNull(folded);
    }
}
