package dev.tollbridge.merchant;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class ChannelAccountTable implements ChannelAccounts {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String ALL = "select a.* from channel_accounts a ";
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Sealer sealer;
    private final InstantSource clock;
    private final Audit audit;
    private final ServerSettings settings;

    ChannelAccountTable(
            JdbcClient jdbc,
            JsonMapper json,
            Sealer sealer,
            InstantSource clock,
            Audit audit,
            ServerSettings settings) {
        this.audit = audit;
        this.settings = settings;
        this.jdbc = jdbc;
        this.json = json;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public Optional<ChannelAccount> find(ChannelAccountId id) {
        return jdbc.sql(ALL + "where id = :id")
                .param("id", id.value())
                .query(this::account)
                .optional();
    }

    @Override
    public Optional<ChannelAccount> find(MerchantId merchant, ChannelAccountId id) {
        return find(id).filter(account -> account.merchant().equals(merchant));
    }

    @Override
    public List<ChannelAccount> enabled(MerchantId merchant, boolean live) {
        return ofMode(merchant, live, "and enabled order by priority, id");
    }

    @Override
    public List<ChannelAccount> all(MerchantId merchant, boolean live) {
        return ofMode(merchant, live, "order by id desc");
    }

    private List<ChannelAccount> ofMode(MerchantId merchant, boolean live, String rest) {
        return jdbc.sql(ALL + "where merchant_id = :merchant and live = :live " + rest)
                .param("merchant", merchant.value())
                .param("live", live)
                .query(this::account)
                .list();
    }

    @Override
    public AccountSettings settings(ChannelAccount account) {
        byte[] sealed =
                jdbc.sql("select sealed_secrets from channel_accounts where id = :id")
                        .param("id", account.id().value())
                        .query((row, n) -> row.getBytes(1))
                        .single();
        var learned = new HashMap<String, String>();
        jdbc.sql("select name, value from channel_account_facts where account_id = :id")
                .param("id", account.id().value())
                .query(row -> {
                    learned.put(row.getString("name"), row.getString("value"));
                });
        return new AccountSettings(
                account.id().print(),
                account.live(),
                settings.noticeUrl(account.channel(), account.id()),
                account.values(),
                secrets(account.id(), sealed),
                learned);
    }

    @Override
    public void learn(ChannelAccount account, Map<String, String> facts) {
        facts.forEach((name, value) -> learn(account, name, value));
    }

    /** The version grows with a new fact only, because an opened account is cached under it. */
    private void learn(ChannelAccount account, String name, String value) {
        jdbc.sql(
                        """
                        with learned as (
                            insert into channel_account_facts (account_id, name, merchant_id, value, learned_at)
                            values (:id, :name, :merchant, :value, :now)
                            on conflict (account_id, name) do update
                                set value = excluded.value, learned_at = excluded.learned_at
                                where channel_account_facts.value <> excluded.value
                            returning 1)
                        update channel_accounts set version = version + 1
                        where id = :id and exists (select from learned)
                        """)
                .param("id", account.id().value())
                .param("merchant", account.merchant().value())
                .param("name", name)
                .param("value", value)
                .param("now", Sql.time(clock.instant()))
                .update();
    }

    @Override
    public ChannelAccount create(
            ChannelAccountId id, MerchantId merchant, boolean live, Draft draft) {
        return audit.change(() -> insert(id, merchant, live, draft), ChannelAccountAudit::created);
    }

    private ChannelAccount insert(
            ChannelAccountId id, MerchantId merchant, boolean live, Draft draft) {
        var now = clock.instant();
        return jdbc.sql(
                        """
                        insert into channel_accounts (id, merchant_id, channel, name, live, enabled, priority, values,
                            sealed_secrets, fee, created_at, updated_at)
                        values (:id, :merchant, :channel, :name, :live, :enabled, :priority, :values::jsonb,
                            :secrets, :fee, :now, :now)
                        returning *
                        """)
                .params(params(id, draft))
                .param("merchant", merchant.value())
                .param("channel", draft.channel())
                .param("live", live)
                .param("now", Sql.time(now))
                .query(this::account)
                .single();
    }

    @Override
    public Optional<ChannelAccount> update(ChannelAccount read, Draft draft) {
        var before = settings(read).secrets();
        return audit.change(
                () -> replace(read, draft),
                changed ->
                        ChannelAccountAudit.changed(read, draft, before)
                                .with("conflict", changed.isEmpty() ? true : null));
    }

    private Optional<ChannelAccount> replace(ChannelAccount read, Draft draft) {
        return jdbc.sql(
                        """
                        update channel_accounts set name = :name, enabled = :enabled, priority = :priority,
                            values = :values::jsonb, sealed_secrets = :secrets, fee = :fee,
                            updated_at = :now,
                            version = version + 1
                        where id = :id and version = :version
                        returning *
                        """)
                .params(params(read.id(), draft))
                .param("version", read.version())
                .param("now", Sql.time(clock.instant()))
                .query(this::account)
                .optional();
    }

    private Map<String, Object> params(ChannelAccountId id, Draft draft) {
        return Map.of(
                "id", id.value(),
                "name", draft.name(),
                "enabled", draft.enabled(),
                "priority", draft.priority(),
                "values", json.writeValueAsString(draft.values()),
                "secrets", seal(id, draft.secrets()),
                "fee", draft.fee().text());
    }

    private byte[] seal(ChannelAccountId id, Map<String, Secret> secrets) {
        var plain = new HashMap<String, String>();
        secrets.forEach((name, secret) -> plain.put(name, secret.reveal()));
        return sealer.seal(json.writeValueAsBytes(plain), id.print());
    }

    private Map<String, Secret> secrets(ChannelAccountId id, byte[] sealed) {
        var secrets = new HashMap<String, Secret>();
        json.readValue(sealer.unseal(sealed, id.print()), TEXTS)
                .forEach((name, text) -> secrets.put(name, Secret.of(text)));
        return secrets;
    }

    private ChannelAccount account(ResultSet row, int number) throws SQLException {
        return new ChannelAccount(
                new ChannelAccountId(row.getObject("id", UUID.class)),
                new MerchantId(row.getObject("merchant_id", UUID.class)),
                row.getString("channel"),
                row.getString("name"),
                row.getBoolean("live"),
                row.getBoolean("enabled"),
                row.getInt("priority"),
                json.readValue(row.getString("values"), TEXTS),
                FeeRule.parse(row.getString("fee")),
                row.getInt("version"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
