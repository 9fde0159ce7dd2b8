package dev.tollbridge.demo;

import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.spi.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code demo.json} in the data directory: what a person or a test needs to try the gateway. Only
 * the owner may read it, for it holds the demo merchant's key; no other copy of the key is kept.
 */
@Component
@DevelopmentOnly
class DemoFile {
    private final Path file;
    private final JsonMapper json;

    DemoFile(ServerSettings settings, JsonMapper json) {
        this.file = settings.dataDir().toAbsolutePath().resolve("demo.json");
        this.json = json;
    }

    /** The key that an earlier start has written; empty if there is no such file. */
    Optional<Secret> apiKey() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readTree(Files.readString(file)).path("api_key").asString(""))
                    .filter(key -> !key.isBlank())
                    .map(Secret::of);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (JacksonException e) {
            // Someone has edited it: it is written anew, with a new key.
            return Optional.empty();
        }
    }

    /** Appears complete or not at all: the launcher waits for it. */
    void write(Map<String, ?> content) {
        var mode =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createDirectories(file.getParent());
            var draft = file.resolveSibling("demo.json.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, mode);
            Files.writeString(
                    draft, json.writerWithDefaultPrettyPrinter().writeValueAsString(content));
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
