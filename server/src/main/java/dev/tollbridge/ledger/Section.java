package dev.tollbridge.ledger;

import dev.tollbridge.kernel.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.UUID;

/** Books that balance for themselves: one merchant, mode and currency. */
record Section(MerchantId merchant, boolean live, Currency currency) {
    static Section of(ResultSet row) throws SQLException {
        return new Section(
                new MerchantId(row.getObject("merchant_id", UUID.class)),
                row.getBoolean("live"),
                Currency.getInstance(row.getString("currency")));
    }

    @Override
    public String toString() {
        return merchant + " " + (live ? "live" : "test") + " " + currency;
    }
}
