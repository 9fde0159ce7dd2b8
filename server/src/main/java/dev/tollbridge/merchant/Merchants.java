package dev.tollbridge.merchant;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All merchants. */
@Component
public class Merchants {
    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Audit audit;

    Merchants(JdbcClient jdbc, IdGenerator ids, InstantSource clock, Audit audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    public Merchant create(String name) {
        var merchant = new Merchant(new MerchantId(ids.next()), name, clock.instant());
        return audit.change(
                () -> insert(merchant),
                made -> AuditEntry.of(AuditKind.MERCHANT_CREATED, made.id(), made.id().print()));
    }

    private Merchant insert(Merchant merchant) {
        jdbc.sql("insert into merchants (id, name, created_at) values (:id, :name, :now)")
                .param("id", merchant.id().value())
                .param("name", merchant.name())
                .param("now", Sql.time(merchant.createdAt()))
                .update();
        return merchant;
    }

    public Optional<Merchant> find(MerchantId id) {
        return jdbc.sql("select * from merchants where id = :id")
                .param("id", id.value())
                .query((row, n) ->
                        new Merchant(
                                new MerchantId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                Sql.instant(row, "created_at")))
                .optional();
    }

    /** What is done with money that comes late or twice. */
    public StrayMoney strayMoney(MerchantId id) {
        return StrayMoney.of(
                jdbc.sql("select stray_money from merchants where id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single());
    }

    public void strayMoney(MerchantId id, StrayMoney policy) {
        audit.change(
                () ->
                        jdbc.sql("update merchants set stray_money = :policy where id = :id")
                                .param("id", id.value())
                                .param("policy", policy.code())
                                .update(),
                rows ->
                        AuditEntry.of(AuditKind.MERCHANT_CHANGED, id, id.print())
                                .with("stray_money", policy.code()));
    }

    /** None of its keys is accepted any more, from the next few seconds on. */
    public void suspend(MerchantId id) {
        audit.change(
                () ->
                        jdbc.sql("update merchants set status = 'suspended' where id = :id")
                                .param("id", id.value())
                                .update(),
                rows -> AuditEntry.of(AuditKind.MERCHANT_SUSPENDED, id, id.print()));
    }
}
