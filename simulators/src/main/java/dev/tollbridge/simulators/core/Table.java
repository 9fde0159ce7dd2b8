package dev.tollbridge.simulators.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of one kind by their id, kept in memory and journalled on every {@link #save}. */
public final class Table<T> {
    private final Journal journal;
    private final String kind;
    private final Function<T, String> id;
    private final Map<String, T> rows = new ConcurrentSkipListMap<>();

    public Table(Journal journal, String kind, Class<T> type, Function<T, String> id) {
        this.journal = journal;
        this.kind = kind;
        this.id = id;
        rows.putAll(journal.load(kind, type));
    }

    public T save(T row) {
        rows.put(id.apply(row), row);
        journal.save(kind, id.apply(row), row);
        return row;
    }

    public Optional<T> find(@Nullable String key) {
        return key == null ? Optional.empty() : Optional.ofNullable(rows.get(key));
    }

    public List<T> all() {
        return List.copyOf(rows.values());
    }

    public void clear() {
        rows.clear();
    }
}
