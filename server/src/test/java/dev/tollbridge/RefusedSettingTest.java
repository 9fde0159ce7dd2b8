package dev.tollbridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.Node;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedSettingTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tollbridge.archive.after        | 7d   | tollbridge.archive.after must be at least 30d, or empty to archive nothing
                    tollbridge.ledger.prove-every   | soon | tollbridge.ledger.prove-every cannot be read as Duration: see docs/operating.md
                    tollbridge.database-pool       | many | tollbridge.database-pool cannot be read as int: see docs/operating.md
                    """)
    void isNamedInOneLineAndTheProgramEndsWithTwo(String name, String value, String reason) {
        try (var node = Node.start(directory.resolve("data"), Map.of(name, value))) {
            assertThat(node.awaitEnd()).isEqualTo(2);
            assertThat(node.output().lines())
                    .filteredOn(line -> line.startsWith("Cannot start: "))
                    .containsExactly("Cannot start: " + reason);
            assertThat(node.output()).doesNotContain("\tat ");
            assertThat(directory.resolve("data/postgres/postmaster.pid"))
                    .as("the database was begun before the settings were read, and is stopped")
                    .doesNotExist();
        }
    }
}
