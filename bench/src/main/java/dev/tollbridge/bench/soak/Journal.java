package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Http;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Every promise, in the order in which it was made, and a copy in a file, one line each. */
final class Journal implements AutoCloseable {
    private final List<Entry> entries = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final BufferedWriter file;

    Journal(Path file) {
        try {
            this.file = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal", e);
        }
    }

    void add(Entry entry) {
        var line = Http.JSON.writeValueAsString(Map.of(entry.getClass().getSimpleName(), entry));
        lock.lock();
        try {
            entries.add(entry);
            file.write(line);
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal", e);
        } finally {
            lock.unlock();
        }
    }

    List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    static <T extends Entry> Stream<T> of(Class<T> type, List<Entry> entries) {
        return entries.stream().filter(type::isInstance).map(type::cast);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal", e);
        } finally {
            lock.unlock();
        }
    }
}
