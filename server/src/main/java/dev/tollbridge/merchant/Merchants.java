package dev.tollbridge.merchant;

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

    Merchants(JdbcClient jdbc, IdGenerator ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    public Merchant create(String name) {
        var merchant = new Merchant(new MerchantId(ids.next()), name, clock.instant());
        jdbc.sql("insert into merchants (id, name, created_at) values (:id, :name, :now)")
                .param("id", merchant.id().value())
                .param("name", name)
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

    /** None of its keys is accepted any more, from the next few seconds on. */
    public void suspend(MerchantId id) {
        jdbc.sql("update merchants set status = 'suspended' where id = :id")
                .param("id", id.value())
                .update();
    }
}
