package dev.tollbridge.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.ApiKeyId;
import dev.tollbridge.kernel.Digests;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.merchant.Apps.App;
import dev.tollbridge.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bearer keys of apps: {@code sk_test_} or {@code sk_live_} and 40 random letters and digits (238
 * bits). Only the SHA-256 is kept, and the last four characters as a hint.
 */
@Component
public class ApiKeys {
    private static final String TEST = "sk_test_";
    private static final String LIVE = "sk_live_";
    private static final int RANDOM_LENGTH = 40;
    private static final int HINT_LENGTH = 4;
    private static final int MAX_LENGTH = 128;

    /** So long may a key that was revoked at another node still be accepted. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Audit audit;
    private final Cache<String, @Nullable Row> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

    ApiKeys(
            JdbcClient jdbc,
            IdGenerator ids,
            RandomGenerator random,
            InstantSource clock,
            Audit audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /**
     * @param secret shown this once; it cannot be told again
     */
    public record IssuedKey(ApiKeyId id, Secret secret, String hint, boolean live) {}

    private record Row(Credential credential, @Nullable Instant expiresAt) {}

    public IssuedKey issue(App app, boolean live) {
        return issue(app, live, null);
    }

    /**
     * @param expiresAt from when on the key is refused; null for never
     */
    public IssuedKey issue(App app, boolean live, @Nullable Instant expiresAt) {
        String secret = (live ? LIVE : TEST) + RandomText.of(RANDOM_LENGTH, random);
        var key =
                new IssuedKey(
                        new ApiKeyId(ids.next()),
                        Secret.of(secret),
                        secret.substring(secret.length() - HINT_LENGTH),
                        live);
        return audit.change(
                () -> insert(app, key, expiresAt),
                issued ->
                        AuditEntry.of(AuditKind.API_KEY_ISSUED, app.merchant(), issued.id().print())
                                .with("for_app", app.id())
                                .with("hint", issued.hint())
                                .with("live", live)
                                .with("expires_at", expiresAt));
    }

    private IssuedKey insert(App app, IssuedKey key, @Nullable Instant expiresAt) {
        jdbc.sql(
                        """
                        insert into api_keys (id, merchant_id, app_id, live, hint, hash, created_at, expires_at)
                        values (:id, :merchant, :app, :live, :hint, :hash, :now, :expires)
                        """)
                .param("id", key.id().value())
                .param("merchant", app.merchant().value())
                .param("app", app.id().value())
                .param("live", key.live())
                .param("hint", key.hint())
                .param("hash", hash(key.secret().reveal()))
                .param("now", Sql.time(clock.instant()))
                .param("expires", Sql.timeOrNull(expiresAt))
                .update();
        return key;
    }

    /** The key is refused from now on, at other nodes from the next few seconds on. */
    public void revoke(ApiKeyId id) {
        audit.change(
                () ->
                        jdbc.sql(
                                        """
                                        update api_keys set revoked_at = coalesce(revoked_at, :now)
                                        where id = :id returning merchant_id
                                        """)
                                .param("id", id.value())
                                .param("now", Sql.time(clock.instant()))
                                .query(UUID.class)
                                .optional(),
                merchant ->
                        AuditEntry.of(
                                AuditKind.API_KEY_REVOKED,
                                merchant.map(MerchantId::new).orElse(null),
                                id.print()));
        known.invalidateAll();
    }

    /** Empty for a key that is unknown, expired or revoked, or whose merchant is suspended. */
    public Optional<Credential> authenticate(String key) {
        if (key.length() > MAX_LENGTH || !(key.startsWith(TEST) || key.startsWith(LIVE))) {
            return Optional.empty();
        }
        // Looked up by its hash: how long that takes tells nothing about any key.
        return Optional.ofNullable(known.get(HexFormat.of().formatHex(hash(key)), this::read))
                .filter(row -> row.expiresAt() == null || clock.instant().isBefore(row.expiresAt()))
                .map(Row::credential);
    }

    /**
     * Whose key it is, if that was found out a moment ago: a guess that costs next to nothing, not
     * an authentication.
     */
    public Optional<MerchantId> remembered(String key) {
        return key.length() > MAX_LENGTH
                ? Optional.empty()
                : Optional.ofNullable(known.getIfPresent(HexFormat.of().formatHex(hash(key))))
                        .map(row -> row.credential().caller().merchant());
    }

    private @Nullable Row read(String hash) {
        return jdbc.sql(
                        """
                        select k.merchant_id, k.app_id, k.live, k.expires_at, a.requires_signature
                        from api_keys k join apps a on a.id = k.app_id join merchants m on m.id = k.merchant_id
                        where k.hash = :hash and k.revoked_at is null and m.status = 'active'
                        """)
                .param("hash", HexFormat.of().parseHex(hash))
                .query(ApiKeys::row)
                .optional()
                .orElse(null);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(Credential.of(row), Sql.instantOrNull(row, "expires_at"));
    }

    private static byte[] hash(String key) {
        return Digests.sha256(key.getBytes(StandardCharsets.UTF_8));
    }
}
