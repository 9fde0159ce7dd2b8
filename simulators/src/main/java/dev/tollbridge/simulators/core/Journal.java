package dev.tollbridge.simulators.core;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An append-only file of the latest value per kind and id, one JSON line each. Opening reads it,
 * rewrites it without superseded lines through an atomic move, and drops a last line torn by a
 * crash. Without a directory nothing is kept.
 */
public final class Journal implements AutoCloseable {
    private record Line(String kind, String id, JsonNode value) {}

    private final Map<String, Map<String, JsonNode>> loaded = new LinkedHashMap<>();
    private final @Nullable Path file;
    private @Nullable BufferedWriter writer;

    public Journal(@Nullable Path directory, String name) {
        this.file = directory == null ? null : directory.resolve(name + ".jsonl");
        if (file != null) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                read(file);
                rewrite();
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot use the journal " + file + " (" + e + ")", e);
            }
        }
    }

    private void read(Path from) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (var lines = Files.lines(from, StandardCharsets.UTF_8)) {
            lines.map(Journal::parse).takeWhile(line -> line != null).forEach(this::apply);
        }
    }

    private void apply(Line line) {
        if (line.value().isObject()) {
            kind(line.kind()).put(line.id(), line.value());
        } else {
            kind(line.kind()).remove(line.id());
        }
    }

    private static @Nullable Line parse(String text) {
        try {
            return Json.MAPPER.readValue(text, Line.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private Map<String, JsonNode> kind(String kind) {
        return loaded.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    }

    private void rewrite() throws IOException {
        Path target = Objects.requireNonNull(file);
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try (BufferedWriter out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            for (var kind : loaded.entrySet()) {
                for (var row : kind.getValue().entrySet()) {
                    write(out, new Line(kind.getKey(), row.getKey(), row.getValue()));
                }
            }
        }
        // Asked of the file system: a single file's mount is unknown inside a changed root.
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // It holds private keys, if only of play money.
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(
                fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static void write(BufferedWriter out, Line line) throws IOException {
        out.write(Json.MAPPER.writeValueAsString(line));
        out.write('\n');
    }

    /** What the last run left under this kind. */
    public synchronized <T> Map<String, T> load(String kind, Class<T> type) {
        Map<String, T> values = new LinkedHashMap<>();
        kind(kind).forEach((id, value) -> values.put(id, Json.MAPPER.treeToValue(value, type)));
        loaded.remove(kind);
        return values;
    }

    public synchronized void save(String kind, String id, Object value) {
        if (writer == null) {
            return;
        }
        try {
            write(writer, new Line(kind, id, Json.MAPPER.valueToTree(value)));
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal " + file, e);
        }
    }

    /** Forgets one value, which has to be an object: a later line that is none says so. */
    public synchronized void remove(String kind, String id) {
        save(kind, id, false);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        loaded.clear();
        if (writer == null) {
            return;
        }
        try {
            writer.close();
            rewrite();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the journal " + file, e);
        }
    }

    @Override
    public synchronized void close() {
        if (writer == null) {
            return;
        }
        try {
            writer.close();
            writer = null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal " + file, e);
        }
    }
}
