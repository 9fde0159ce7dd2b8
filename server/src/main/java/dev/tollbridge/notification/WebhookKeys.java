package dev.tollbridge.notification;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookKeyId;
import dev.tollbridge.merchant.Sealer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The merchants' Ed25519 keys for {@code v1a} signatures. A merchant without a current key gets one
 * when a webhook is sent: so a key is replaced by giving it a {@code signs_until}, until which it
 * goes on signing beside the new one.
 */
@Repository
class WebhookKeys {
    private static final String ALGORITHM = "Ed25519";
    private static final int PUBLIC_BYTES = 32;
    private static final int MAX_PUBLISHED = 100;
    private static final int MAX_CACHED = 10_000;

    /** Also how late other nodes begin to sign with a new key; the old one signs on meanwhile. */
    private static final Duration CACHE_TIME = Duration.ofMinutes(1);

    private static final String SIGNING =
            """
            from webhook_signing_keys
            where (signs_until is null or signs_until > :now)
            """;

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final LoadingCache<MerchantId, List<PrivateKey>> cache =
            Caffeine.newBuilder()
                    .maximumSize(MAX_CACHED)
                    .expireAfterWrite(CACHE_TIME)
                    .build(this::loadOrCreate);

    WebhookKeys(JdbcClient jdbc, Sealer sealer, IdGenerator ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
    }

    /** The keys that sign now, the newest first. */
    List<PrivateKey> of(MerchantId merchant) {
        return cache.get(merchant);
    }

    /** The public halves of the keys that sign now, the newest first. */
    List<PublicKey> published(MerchantId merchant) {
        return jdbc.sql(
                        "select id, merchant_id, public_key "
                                + SIGNING
                                + " and merchant_id = :merchant"
                                + " order by signs_until desc nulls first, id desc limit :limit")
                .param("now", Sql.time(clock.instant()))
                .param("merchant", merchant.value())
                .param("limit", MAX_PUBLISHED)
                .query((row, number) ->
                        new PublicKey(
                                keyId(row),
                                new MerchantId(row.getObject("merchant_id", UUID.class)),
                                row.getBytes("public_key")))
                .list();
    }

    private List<PrivateKey> loadOrCreate(MerchantId merchant) {
        if (!hasCurrent(merchant)) {
            create(merchant);
        }
        return jdbc.sql(
                        "select id, sealed_key "
                                + SIGNING
                                + " and merchant_id = :merchant order by signs_until desc nulls first")
                .param("now", Sql.time(clock.instant()))
                .param("merchant", merchant.value())
                .query((row, number) -> open(keyId(row), row.getBytes("sealed_key")))
                .list();
    }

    private boolean hasCurrent(MerchantId merchant) {
        return jdbc.sql(
                        """
                        select exists (select from webhook_signing_keys
                            where merchant_id = :merchant and signs_until is null)
                        """)
                .param("merchant", merchant.value())
                .query(Boolean.class)
                .single();
    }

    /** Of several nodes that do this at once one wins, and all load its key. */
    private void create(MerchantId merchant) {
        var id = new WebhookKeyId(ids.next());
        KeyPair pair = generate();
        jdbc.sql(
                        """
                        insert into webhook_signing_keys
                            (id, merchant_id, public_key, sealed_key, created_at)
                        values (:id, :merchant, :public, :sealed, :now)
                        on conflict (merchant_id) where signs_until is null do nothing
                        """)
                .param("id", id.value())
                .param("merchant", merchant.value())
                .param("public", raw(pair.getPublic()))
                .param("sealed", sealer.seal(pair.getPrivate().getEncoded(), id.print()))
                .param("now", Sql.time(clock.instant()))
                .update();
    }

    private PrivateKey open(WebhookKeyId id, byte[] sealed) {
        try {
            var encoded = new PKCS8EncodedKeySpec(sealer.unseal(sealed, id.print()));
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the webhook signing key " + id + " is broken", e);
        }
    }

    private static WebhookKeyId keyId(ResultSet row) throws SQLException {
        return new WebhookKeyId(row.getObject("id", UUID.class));
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every Java", e);
        }
    }

    /** The key without the wrapping of X.509, which for Ed25519 (RFC 8410) is a fixed prefix. */
    private static byte[] raw(java.security.PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
    }

    /**
     * @param bytes 32 bytes, RFC 8032
     */
    record PublicKey(WebhookKeyId id, MerchantId merchant, byte[] bytes) {}
}
