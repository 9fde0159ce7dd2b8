package dev.tollbridge.notification;

import dev.tollbridge.edge.ListOf;
import dev.tollbridge.merchant.Caller;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page of one merchant's rows by id. Conditions are fixed texts; values are parameters. */
final class ListQuery {
    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();
    private final Cursor cursor;

    ListQuery(String select, Caller caller, Cursor cursor) {
        this.sql = new StringBuilder(select).append(" where merchant_id = ? and live = ?");
        this.cursor = cursor;
        values.add(caller.merchant().value());
        values.add(caller.live());
        and("id <", cursor.startingAfter());
        and("id >", cursor.endingBefore());
    }

    /** Adds nothing for null. */
    void and(String comparison, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(comparison).append(" ?");
            values.add(value);
        }
    }

    <T> ListOf<T> run(JdbcClient jdbc, RowMapper<T> mapper) {
        boolean backwards = cursor.endingBefore() != null;
        sql.append(" order by id ").append(backwards ? "asc" : "desc").append(" limit ?");
        // One more than asked for tells whether there are more.
        values.add(cursor.limit() + 1);
        var rows = jdbc.sql(sql.toString()).params(values).query(mapper).list();
        boolean hasMore = rows.size() > cursor.limit();
        var page = hasMore ? rows.subList(0, cursor.limit()) : rows;
        return new ListOf<>(backwards ? page.reversed() : page, hasMore);
    }
}
