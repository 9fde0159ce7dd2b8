package dev.tollbridge.api;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.edge.NotFoundWatch;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.merchant.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the audit log who asked for an object of another merchant, or of the other mode. It reads
 * tables of other modules, and of them only whose a row is: that is the same in all tables.
 */
@Component
class ForeignObjects implements NotFoundWatch {
    private static final Map<String, String> TABLES =
            Map.of(
                    "pay", "payments",
                    "ref", "refunds",
                    "att", "attempts",
                    "inc", "incidents",
                    "evt", "events",
                    "whd", "webhook_deliveries",
                    "cs", "checkout_sessions",
                    "acc", "channel_accounts",
                    "whe", "webhook_endpoints");

    private final JdbcClient jdbc;
    private final Audit audit;

    ForeignObjects(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Owner(MerchantId merchant, boolean live) {}

    @Override
    public void notFound(Caller caller, List<String> ids) {
        for (String id : ids) {
            owners(id).stream()
                    .filter(owner -> !owner.equals(new Owner(caller.merchant(), caller.live())))
                    .forEach(owner ->
                            audit.note(
                                    AuditEntry.of(
                                                    AuditKind.FOREIGN_OBJECT_ASKED_FOR,
                                                    caller.merchant(),
                                                    id)
                                            .with("live_key", caller.live())));
        }
    }

    private List<Owner> owners(String id) {
        int underscore = id.indexOf('_');
        String table = TABLES.get(id.substring(0, underscore));
        var value = IdFormat.parse(id.substring(underscore + 1));
        if (table == null || value.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select merchant_id, live from " + table + " where id = :id")
                .param("id", value.get())
                .query((row, number) ->
                        new Owner(
                                new MerchantId(row.getObject("merchant_id", UUID.class)),
                                row.getBoolean("live")))
                .list();
    }
}
