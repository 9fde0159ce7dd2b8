package dev.tollbridge.merchant;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The programs of merchants. Each has keys of its own, so that one can be locked out alone. */
@Component
public class Apps {
    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Audit audit;

    Apps(JdbcClient jdbc, IdGenerator ids, InstantSource clock, Audit audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    public App create(MerchantId merchant, String name) {
        var app = new App(new AppId(ids.next()), merchant, name);
        return audit.change(
                () -> insert(app),
                made -> AuditEntry.of(AuditKind.APP_CREATED, merchant, made.id().print()));
    }

    public Optional<App> find(AppId id) {
        return jdbc.sql("select merchant_id, name from apps where id = :id")
                .param("id", id.value())
                .query((row, number) ->
                        new App(
                                id,
                                new MerchantId(row.getObject("merchant_id", UUID.class)),
                                row.getString("name")))
                .optional();
    }

    private App insert(App app) {
        jdbc.sql(
                        """
                        insert into apps (id, merchant_id, name, created_at)
                        values (:id, :merchant, :name, :now)
                        """)
                .param("id", app.id().value())
                .param("merchant", app.merchant().value())
                .param("name", app.name())
                .param("now", Sql.time(clock.instant()))
                .update();
        return app;
    }

    /** Whether a bearer key alone is refused, from the next few seconds on. */
    public void requireSignature(AppId app, boolean required) {
        audit.change(
                () ->
                        jdbc.sql(
                                        """
                                        update apps set requires_signature = :required where id = :id
                                        returning merchant_id
                                        """)
                                .param("id", app.value())
                                .param("required", required)
                                .query(UUID.class)
                                .single(),
                merchant ->
                        AuditEntry.of(AuditKind.APP_CHANGED, new MerchantId(merchant), app.print())
                                .with("requires_signature", required));
    }

    /** One program of a merchant. */
    public record App(AppId id, MerchantId merchant, String name) {}
}
