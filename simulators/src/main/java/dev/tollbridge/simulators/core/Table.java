package dev.tollbridge.simulators.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of one kind by their id, kept in memory and journalled on every {@link #save}. */
public final class Table<T> implements Forgetful {
    private final Journal journal;
    private final String kind;
    private final Function<T, String> id;
    private final Function<T, String> other;
    private final Map<String, T> rows = new ConcurrentSkipListMap<>();
    private final Map<String, String> idsByOther = new ConcurrentHashMap<>();

    public Table(Journal journal, String kind, Class<T> type, Function<T, String> id) {
        this(journal, kind, type, id, id);
    }

    /**
     * @param other another name of a row, unique and never changed, by which it is found as fast
     */
    public Table(
            Journal journal,
            String kind,
            Class<T> type,
            Function<T, String> id,
            Function<T, String> other) {
        this.journal = journal;
        this.kind = kind;
        this.id = id;
        this.other = other;
        journal.load(kind, type).values().forEach(this::keep);
    }

    private void keep(T row) {
        rows.put(id.apply(row), row);
        idsByOther.put(other.apply(row), id.apply(row));
    }

    public T save(T row) {
        keep(row);
        journal.save(kind, id.apply(row), row);
        return row;
    }

    public Optional<T> find(@Nullable String key) {
        return key == null ? Optional.empty() : Optional.ofNullable(rows.get(key));
    }

    public Optional<T> findByOther(String name) {
        return find(idsByOther.get(name));
    }

    public List<T> all() {
        return List.copyOf(rows.values());
    }

    /** Forgets one row, in the journal too. */
    public void remove(String key) {
        rows.remove(key);
        journal.remove(kind, key);
    }

    /** Journals every row again. */
    void saveAll() {
        all().forEach(this::save);
    }

    @Override
    public void clear() {
        rows.clear();
        idsByOther.clear();
    }
}
