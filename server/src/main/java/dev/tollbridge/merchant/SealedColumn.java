package dev.tollbridge.merchant;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.kernel.WebhookKeyId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where sealed bytes stand.
 *
 * @param key name of the primary key
 * @param owner to whom the {@link Sealer} bound the bytes, made from the primary key
 */
record SealedColumn(String table, String key, String column, Function<Object, String> owner) {
    static final List<SealedColumn> ALL =
            List.of(
                    new SealedColumn(
                            "channel_accounts", "id", "sealed_secrets", SealedColumn::account),
                    new SealedColumn(
                            "webhook_endpoints", "id", "sealed_secret", SealedColumn::endpoint),
                    new SealedColumn(
                            "webhook_endpoints",
                            "id",
                            "sealed_previous_secret",
                            SealedColumn::endpoint),
                    new SealedColumn("signing_keys", "key_id", "sealed_secret", Object::toString),
                    new SealedColumn(
                            "webhook_signing_keys", "id", "sealed_key", SealedColumn::webhookKey));

    private record Row(Object key, byte[] sealed) {}

    boolean isInUse(JdbcClient jdbc) {
        return jdbc.sql(
                        "select exists (select from %s where %s is not null)"
                                .formatted(table, column))
                .query(Boolean.class)
                .single();
    }

    /**
     * Seals every row anew. A row that changes meanwhile was sealed with the newest key already and
     * is left as it is.
     *
     * @return how many rows
     */
    int reseal(JdbcClient jdbc, Sealer sealer) {
        var rows =
                jdbc.sql(
                                "select %s, %s from %s where %s is not null"
                                        .formatted(key, column, table, column))
                        .query((row, n) ->
                                new Row(Objects.requireNonNull(row.getObject(1)), row.getBytes(2)))
                        .list();
        return rows.stream().mapToInt(row -> reseal(jdbc, sealer, row)).sum();
    }

    private int reseal(JdbcClient jdbc, Sealer sealer, Row row) {
        var bound = owner.apply(row.key());
        return jdbc.sql(
                        "update %s set %s = :next where %s = :key and %s = :read"
                                .formatted(table, column, key, column))
                .param("next", sealer.seal(sealer.unseal(row.sealed(), bound), bound))
                .param("key", row.key())
                .param("read", row.sealed())
                .update();
    }

    private static String webhookKey(Object id) {
        return new WebhookKeyId((UUID) id).print();
    }

    private static String account(Object id) {
        return new ChannelAccountId((UUID) id).print();
    }

    private static String endpoint(Object id) {
        return new WebhookEndpointId((UUID) id).print();
    }
}
