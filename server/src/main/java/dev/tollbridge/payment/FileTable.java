package dev.tollbridge.payment;

import dev.tollbridge.database.Bulk;
import java.util.Collection;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How one table of the file is written: any number of rows in one statement, each row under the
 * version it was read with.
 *
 * @param <T> what a row is made of
 */
final class FileTable<T> {
    private final JdbcClient jdbc;
    private final String name;
    private final Bulk<T> all;
    private final Bulk<T> changing;
    private final String insert;
    private final String update;

    /**
     * @param key {@code id} and {@code version}
     * @param terms what never changes
     * @param state what does
     */
    FileTable(JdbcClient jdbc, String name, Bulk<T> key, Bulk<T> terms, Bulk<T> state) {
        this.jdbc = jdbc;
        this.name = name;
        this.all = key.and(terms).and(state);
        this.changing = key.and(state);
        this.insert = all.insertInto(name);
        // A written row gives its lease back.
        this.update =
                "update %s kept set version = kept.version + 1, lease_until = null, %s from %s where kept.id = row.id and kept.version = row.version"
                        .formatted(name, state.assignments(), changing.rows());
    }

    void insert(Collection<T> rows) {
        if (!rows.isEmpty()) {
            all.bind(jdbc.sql(insert), rows).update();
        }
    }

    /**
     * @param order in which the rows are inserted, so that two writers never wait for each other
     * @return the ids of those that did not collide with an earlier row
     */
    Collection<UUID> insertNew(Collection<T> rows, String order) {
        return all.bind(
                        jdbc.sql(
                                insert
                                        + " order by "
                                        + order
                                        + " on conflict do nothing returning id"),
                        rows)
                .query((row, number) -> PaymentRows.uuid(row, "id"))
                .list();
    }

    void update(Collection<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int written = changing.bind(jdbc.sql(update), rows).update();
        if (written != rows.size()) {
            throw new OptimisticLockingFailureException(
                    (rows.size() - written) + " rows of " + name + " were changed by someone else");
        }
    }
}
