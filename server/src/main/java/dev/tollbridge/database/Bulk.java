package dev.tollbridge.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Columns and where their values come from, for statements that write many rows at once. PostgreSQL
 * gets one array for each column, so the statement is the same, and prepared once, for any number
 * of rows; a row written so costs less than half of a row in a statement of its own.
 */
public final class Bulk<T> {
    private final List<Column<T>> columns;

    private Bulk(List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
    }

    private record Column<T>(
            String name, String type, Function<? super T, ? extends @Nullable Object> value) {}

    public static <T> Bulk<T> start() {
        return new Bulk<>(List.of());
    }

    /**
     * @param type PostgreSQL's name of the type; {@code timestamptz} takes {@link
     *     java.time.OffsetDateTime}, {@code jsonb} takes text
     */
    public Bulk<T> with(
            String name, String type, Function<? super T, ? extends @Nullable Object> value) {
        var longer = new ArrayList<>(columns);
        longer.add(new Column<>(name, type, value));
        return new Bulk<>(longer);
    }

    public Bulk<T> and(Bulk<T> others) {
        var longer = new ArrayList<>(columns);
        longer.addAll(others.columns);
        return new Bulk<>(longer);
    }

    /** The same columns of rows that lead to what they are of. */
    public <U> Bulk<U> of(Function<? super U, ? extends T> row) {
        return new Bulk<>(
                columns.stream()
                        .map(column ->
                                new Column<U>(
                                        column.name(),
                                        column.type(),
                                        it -> column.value().apply(row.apply(it))))
                        .toList());
    }

    /** {@code a, b, c}. */
    public String names() {
        return each(name -> name);
    }

    /** The rows as a table of a {@code from} clause: {@code unnest(...) as row (a, b, c)}. */
    public String rows() {
        var arrays =
                columns.stream()
                        .map(column -> "cast(:" + column.name() + " as " + column.type() + "[])")
                        .collect(Collectors.joining(", "));
        return "unnest(" + arrays + ") as row (" + names() + ")";
    }

    /** {@code insert into table (a, b, c) select a, b, c from ...}. */
    public String insertInto(String table) {
        return "insert into %s (%s) select %s from %s"
                .formatted(table, names(), each(name -> "row." + name), rows());
    }

    /** {@code a = row.a, b = row.b}, for an update. */
    public String assignments() {
        return each(name -> name + " = row." + name);
    }

    private String each(UnaryOperator<String> text) {
        return columns.stream().map(Column::name).map(text).collect(Collectors.joining(", "));
    }

    /** Gives a statement the values of these rows. */
    public StatementSpec bind(StatementSpec sql, Collection<? extends T> rows) {
        Map<String, Object> arrays = HashMap.newHashMap(columns.size());
        for (var column : columns) {
            arrays.put(column.name(), array(column, rows));
        }
        return sql.params(arrays);
    }

    private static <T> SqlTypeValue array(Column<T> column, Collection<? extends T> rows) {
        return array(column.type(), rows.stream().map(row -> column.value().apply(row)).toArray());
    }

    /** An array parameter, as for {@code where id = any (:ids)}. */
    public static SqlTypeValue array(String type, @Nullable Object[] values) {
        return (statement, index, sqlType, typeName) ->
                statement.setArray(index, SqlArrays.of(statement.getConnection(), type, values));
    }
}
