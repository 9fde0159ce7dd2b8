package dev.tollbridge.ledger;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.TypedId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The where-clause of a list. Texts are fixed; values are parameters. */
final class Conditions {
    private final StringBuilder text =
            new StringBuilder("merchant_id = :merchant and live = :live");
    private final Map<String, Object> params = new LinkedHashMap<>();

    Conditions(MerchantId merchant, boolean live) {
        params.put("merchant", merchant.value());
        params.put("live", live);
    }

    Conditions of(EntryFilter filter) {
        var account = filter.account();
        and("id < :after", "after", value(filter.startingAfter()));
        and("id > :before", "before", value(filter.endingBefore()));
        and("payment_id = :payment", "payment", value(filter.payment()));
        and(
                "accounts @> array[:account]::text[]",
                "account",
                account == null ? null : account.code());
        and("created_at >= :from", "from", Sql.timeOrNull(filter.createdFrom()));
        and("created_at < :until", "until", Sql.timeOrNull(filter.createdBefore()));
        return this;
    }

    String text() {
        return text.toString();
    }

    Map<String, Object> params() {
        return params;
    }

    private void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            text.append(" and ").append(condition);
            params.put(name, value);
        }
    }

    private static @Nullable UUID value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
