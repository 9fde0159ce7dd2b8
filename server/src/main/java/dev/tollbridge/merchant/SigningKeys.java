package dev.tollbridge.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.database.OldRows;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.merchant.Apps.App;
import dev.tollbridge.spi.Secret;
import java.security.PublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys with which apps sign their requests (RFC 9421). Each is for one algorithm only. */
@Component
public class SigningKeys {
    private static final String PREFIX = "sig_";
    private static final int SECRET_BYTES = 32;
    private static final int MAX_KEY_ID = 64;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final IdGenerator ids;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Audit audit;
    private final Cache<String, @Nullable SigningKey> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

    SigningKeys(
            JdbcClient jdbc,
            Sealer sealer,
            IdGenerator ids,
            RandomGenerator random,
            InstantSource clock,
            Audit audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /**
     * @param secret Base64; the bytes it stands for are the HMAC key. Shown this once
     */
    public record IssuedSecret(String keyId, Secret secret) {}

    /** Makes a shared secret for {@code hmac-sha256}. */
    public IssuedSecret issueSecret(App app, boolean live) {
        var keyId = newKeyId();
        var secret = Secret.of(RandomText.base64(SECRET_BYTES, random));
        insert(app, live, keyId, SignatureAlgorithm.HMAC_SHA256, null, sealer.seal(secret, keyId));
        return new IssuedSecret(keyId, secret);
    }

    /**
     * Registers a public key.
     *
     * @param publicKey X.509 SubjectPublicKeyInfo
     * @return what the app names in {@code keyid}
     * @throws IllegalArgumentException if the key is none, is of another kind than the algorithm
     *     needs, or is an RSA key of fewer than 2048 bits
     */
    public String register(App app, boolean live, SignatureAlgorithm algorithm, byte[] publicKey) {
        var parsed = algorithm.parsePublicKey(publicKey);
        var keyId = newKeyId();
        insert(app, live, keyId, algorithm, parsed, null);
        return keyId;
    }

    public void revoke(String keyId) {
        audit.change(
                () ->
                        jdbc.sql(
                                        """
                                        update signing_keys set revoked_at = :now where key_id = :id
                                        returning merchant_id
                                        """)
                                .param("id", keyId)
                                .param("now", Sql.time(clock.instant()))
                                .query(UUID.class)
                                .optional(),
                merchant ->
                        AuditEntry.of(
                                AuditKind.SIGNING_KEY_REVOKED,
                                merchant.map(MerchantId::new).orElse(null),
                                keyId));
        known.invalidate(keyId);
    }

    /** Empty for a key that is unknown or revoked, or whose merchant is suspended. */
    public Optional<SigningKey> find(String keyId) {
        if (keyId.length() > MAX_KEY_ID) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.get(keyId, this::read));
    }

    /**
     * Takes note of a nonce.
     *
     * @param until when a signature with it is too old anyway
     * @return false if it was used before
     */
    public boolean useNonce(SigningKey key, String nonce, Instant until) {
        return jdbc.sql(
                                """
                                insert into signature_nonces (key_id, nonce, merchant_id, expires_at)
                                values (:key, :nonce, :merchant, :until) on conflict do nothing
                                """)
                        .param("key", key.keyId())
                        .param("nonce", nonce)
                        .param("merchant", key.credential().caller().merchant().value())
                        .param("until", Sql.time(until))
                        .update()
                == 1;
    }

    /**
     * @return how many nonces were forgotten because they are too old to matter
     */
    int forgetOldNonces() {
        return OldRows.delete(jdbc, "signature_nonces", "expires_at", clock.instant());
    }

    private void insert(
            App app,
            boolean live,
            String keyId,
            SignatureAlgorithm algorithm,
            @Nullable PublicKey publicKey,
            byte @Nullable [] sealedSecret) {
        audit.change(
                () -> store(app, live, keyId, algorithm, publicKey, sealedSecret),
                rows ->
                        AuditEntry.of(AuditKind.SIGNING_KEY_ADDED, app.merchant(), keyId)
                                .with("for_app", app.id())
                                .with("algorithm", algorithm.code())
                                .with("live", live));
    }

    private int store(
            App app,
            boolean live,
            String keyId,
            SignatureAlgorithm algorithm,
            @Nullable PublicKey publicKey,
            byte @Nullable [] sealedSecret) {
        return jdbc.sql(
                        """
                        insert into signing_keys (key_id, merchant_id, app_id, live, algorithm, public_key,
                            sealed_secret, created_at)
                        values (:key, :merchant, :app, :live, :algorithm, :public, :secret, :now)
                        """)
                .param("key", keyId)
                .param("merchant", app.merchant().value())
                .param("app", app.id().value())
                .param("live", live)
                .param("algorithm", algorithm.code())
                .param("public", publicKey == null ? null : publicKey.getEncoded())
                .param("secret", sealedSecret)
                .param("now", Sql.time(clock.instant()))
                .update();
    }

    private @Nullable SigningKey read(String keyId) {
        return jdbc.sql(
                        """
                        select k.*, a.requires_signature
                        from signing_keys k join apps a on a.id = k.app_id join merchants m on m.id = k.merchant_id
                        where k.key_id = :id and k.revoked_at is null and m.status = 'active'
                        """)
                .param("id", keyId)
                .query(this::key)
                .optional()
                .orElse(null);
    }

    private SigningKey key(ResultSet row, int number) throws SQLException {
        var keyId = Objects.requireNonNull(row.getString("key_id"));
        var algorithm = SignatureAlgorithm.of(row.getString("algorithm")).orElseThrow();
        byte[] publicKey = row.getBytes("public_key");
        byte[] secret = row.getBytes("sealed_secret");
        return new SigningKey(
                keyId,
                Credential.of(row),
                algorithm,
                publicKey == null ? null : algorithm.parsePublicKey(publicKey),
                secret == null ? null : sealer.unsealText(secret, keyId));
    }

    private String newKeyId() {
        return PREFIX + IdFormat.print(ids.next());
    }
}
