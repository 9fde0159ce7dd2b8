package dev.tollbridge.merchant;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where merchants want to be told, and the secrets that sign what they are told. */
@Component
public class WebhookEndpoints {
    /** How long the old secret still signs beside the new one. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final String SECRET_PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final IdGenerator ids;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Audit audit;
    private final Cache<WebhookEndpointId, WebhookTarget> remembered;

    WebhookEndpoints(
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
        this.remembered = Remembered.cache(clock);
    }

    /**
     * @param secret shown this once
     */
    public record Issued(WebhookEndpoint endpoint, Secret secret) {}

    public Issued create(MerchantId merchant, boolean live, String url, List<String> eventTypes) {
        return create(new WebhookEndpointId(ids.next()), merchant, live, url, eventTypes);
    }

    /**
     * @param id the id it gets
     */
    public Issued create(
            WebhookEndpointId id,
            MerchantId merchant,
            boolean live,
            String url,
            List<String> eventTypes) {
        var secret = newSecret();
        return audit.change(
                () -> insert(id, merchant, live, url, eventTypes, secret),
                issued -> entry(AuditKind.WEBHOOK_ENDPOINT_CREATED, issued.endpoint()));
    }

    private Issued insert(
            WebhookEndpointId id,
            MerchantId merchant,
            boolean live,
            String url,
            List<String> eventTypes,
            Secret secret) {
        var endpoint =
                jdbc.sql(
                                """
                                insert into webhook_endpoints (id, merchant_id, live, url, event_types, sealed_secret,
                                    created_at, updated_at)
                                values (:id, :merchant, :live, :url, :types, :secret, :now, :now)
                                returning *
                                """)
                        .param("id", id.value())
                        .param("merchant", merchant.value())
                        .param("live", live)
                        .param("url", url)
                        .param("types", eventTypes.toArray(String[]::new))
                        .param("secret", sealer.seal(secret, id.print()))
                        .param("now", Sql.time(clock.instant()))
                        .query(WebhookEndpoints::endpoint)
                        .single();
        return new Issued(endpoint, secret);
    }

    public Optional<WebhookEndpoint> find(WebhookEndpointId id) {
        return jdbc.sql("select * from webhook_endpoints where id = :id")
                .param("id", id.value())
                .query(WebhookEndpoints::endpoint)
                .optional();
    }

    /** All of one mode, newest first. */
    public List<WebhookEndpoint> all(MerchantId merchant, boolean live) {
        return jdbc.sql(
                        """
                        select * from webhook_endpoints where merchant_id = :merchant and live = :live
                        order by id desc
                        """)
                .param("merchant", merchant.value())
                .param("live", live)
                .query(WebhookEndpoints::endpoint)
                .list();
    }

    /** Those that want to be told of such an event. */
    public List<WebhookEndpoint> enabledFor(MerchantId merchant, boolean live, String eventType) {
        return jdbc.sql(
                        """
                        select * from webhook_endpoints
                        where merchant_id = :merchant and live = :live and enabled
                          and (event_types = '{}' or :type = any (event_types)
                               or split_part(:type, '.', 1) || '.*' = any (event_types))
                        order by id
                        """)
                .param("merchant", merchant.value())
                .param("live", live)
                .param("type", eventType)
                .query(WebhookEndpoints::endpoint)
                .list();
    }

    /** As it is in the table now. */
    public Optional<WebhookTarget> target(WebhookEndpointId id) {
        return Optional.ofNullable(read(List.of(id)).get(id));
    }

    /**
     * Those of them that exist. What was changed at another node counts after some seconds, as it
     * is for accounts.
     */
    public Map<WebhookEndpointId, WebhookTarget> targets(Collection<WebhookEndpointId> ids) {
        return remembered.getAll(ids, unknown -> read(unknown));
    }

    private Map<WebhookEndpointId, WebhookTarget> read(
            Collection<? extends WebhookEndpointId> ids) {
        return jdbc
                .sql(
                        """
                        select *, case when previous_valid_until > :now then sealed_previous_secret end
                            as sealed_valid_secret
                        from webhook_endpoints where id = any (:ids)
                        """)
                .param(
                        "ids",
                        Bulk.array("uuid", ids.stream().map(WebhookEndpointId::value).toArray()))
                .param("now", Sql.time(clock.instant()))
                .query((row, number) -> new WebhookTarget(endpoint(row, number), secrets(row)))
                .list()
                .stream()
                .collect(toMap(target -> target.endpoint().id(), target -> target));
    }

    public WebhookEndpoint update(
            WebhookEndpointId id, String url, List<String> eventTypes, boolean enabled) {
        return forgetting(
                id,
                () ->
                        audit.change(
                                () -> replace(id, url, eventTypes, enabled),
                                changed -> entry(AuditKind.WEBHOOK_ENDPOINT_CHANGED, changed)));
    }

    private WebhookEndpoint replace(
            WebhookEndpointId id, String url, List<String> eventTypes, boolean enabled) {
        return jdbc.sql(
                        """
                        update webhook_endpoints
                        set url = :url, event_types = :types, enabled = :enabled, updated_at = :now
                        where id = :id
                        returning *
                        """)
                .param("id", id.value())
                .param("url", url)
                .param("types", eventTypes.toArray(String[]::new))
                .param("enabled", enabled)
                .param("now", Sql.time(clock.instant()))
                .query(WebhookEndpoints::endpoint)
                .single();
    }

    /** Nothing more is sent there until the merchant enables it again. */
    public void disable(WebhookEndpointId id) {
        find(id).ifPresent(endpoint -> {
            WebhookEndpoint _ = update(id, endpoint.url(), endpoint.eventTypes(), false);
        });
    }

    /** Gives a new secret; the old one stays valid beside it for {@link #OVERLAP}. */
    public Issued rotateSecret(WebhookEndpointId id) {
        return forgetting(
                id,
                () ->
                        audit.change(
                                () -> rotate(id),
                                issued ->
                                        entry(
                                                AuditKind.WEBHOOK_SECRET_ROTATED,
                                                issued.endpoint())));
    }

    private <T> T forgetting(WebhookEndpointId id, Supplier<T> change) {
        try {
            return change.get();
        } finally {
            remembered.invalidate(id);
        }
    }

    private static AuditEntry entry(AuditKind kind, WebhookEndpoint endpoint) {
        return AuditEntry.of(kind, endpoint.merchant(), endpoint.id().print())
                .with("host", host(endpoint.url()))
                .with("enabled", endpoint.enabled())
                .with("live", endpoint.live());
    }

    /** Alone, for a path or a query may carry a secret of the shop's own. */
    private static @Nullable String host(String url) {
        try {
            return new URI(url).getHost();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private Issued rotate(WebhookEndpointId id) {
        var secret = newSecret();
        var now = clock.instant();
        var endpoint =
                jdbc.sql(
                                """
                                update webhook_endpoints
                                set sealed_previous_secret = sealed_secret, previous_valid_until = :until,
                                    sealed_secret = :secret, updated_at = :now
                                where id = :id
                                returning *
                                """)
                        .param("id", id.value())
                        .param("secret", sealer.seal(secret, id.print()))
                        .param("now", Sql.time(now))
                        .param("until", Sql.time(now.plus(OVERLAP)))
                        .query(WebhookEndpoints::endpoint)
                        .single();
        return new Issued(endpoint, secret);
    }

    private EndpointSecrets secrets(ResultSet row) throws SQLException {
        var owner = new WebhookEndpointId(row.getObject("id", UUID.class)).print();
        byte[] previous = row.getBytes("sealed_valid_secret");
        return new EndpointSecrets(
                sealer.unsealText(row.getBytes("sealed_secret"), owner),
                previous == null ? null : sealer.unsealText(previous, owner));
    }

    private Secret newSecret() {
        return Secret.of(SECRET_PREFIX + RandomText.base64(SECRET_BYTES, random));
    }

    private static WebhookEndpoint endpoint(ResultSet row, int number) throws SQLException {
        return new WebhookEndpoint(
                new WebhookEndpointId(row.getObject("id", UUID.class)),
                new MerchantId(row.getObject("merchant_id", UUID.class)),
                row.getBoolean("live"),
                row.getString("url"),
                Sql.texts(row, "event_types"),
                row.getBoolean("enabled"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
