package dev.tollbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recorded requests under {@code src/test/resources/golden}. Recorded anew with {@code
 * -Dgolden.update=true}; the difference is then seen in review.
 */
final class Golden {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    static void check(String name, String actual) {
        var file = DIRECTORY.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(DIRECTORY);
                Files.writeString(file, actual, UTF_8);
            }
            if (!Files.exists(file)) {
                fail("there is no %s yet: record it with -Dgolden.update=true, then read it", file);
            }
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
