package dev.tollbridge.edge;

import dev.tollbridge.merchant.Caller;
import dev.tollbridge.testing.Shop;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The idempotency keys of one shop as they lie in the database. */
record KeyRows(JdbcClient jdbc, Shop shop) {
    /** In test mode. */
    Caller caller() {
        return new Caller(shop.app().merchant(), shop.app().id(), false);
    }

    /** As time or a crash would. */
    void update(String change) {
        jdbc.sql("update idempotency_keys set " + change + " where merchant_id = :merchant")
                .param("merchant", shop.app().merchant().value())
                .update();
    }

    int count(String condition) {
        return jdbc.sql(
                        "select count(*) from idempotency_keys where merchant_id = :merchant and "
                                + condition)
                .param("merchant", shop.app().merchant().value())
                .query(Integer.class)
                .single();
    }
}
