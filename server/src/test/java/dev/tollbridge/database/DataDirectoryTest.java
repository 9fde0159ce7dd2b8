package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir Path directory;

    @Test
    void isMadeOnTheFirstStartAndAcceptedEverAfter() throws IOException {
        var path = directory.resolve("new");
        DataDirectory.claim(path).close();
        Files.writeString(path.resolve("demo.json"), "{}");

        try (var again = DataDirectory.claim(path)) {
            assertThat(again.path()).isEqualTo(path);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesFilesOfAnotherProgram() throws IOException {
        Files.writeString(directory.resolve("letter.txt"), "not ours");

        assertThatThrownBy(() -> DataDirectory.claim(directory))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not Tollbridge's");
        assertThat(directory).isDirectoryNotContaining("glob:**/.tollbridge");
    }

    @Test
    void holdsOneServerAtATime() {
        try (var first = DataDirectory.claim(directory)) {
            assertThatThrownBy(() -> DataDirectory.claim(first.path()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("another server runs");
        }
        DataDirectory.claim(directory).close();
    }

    @Test
    void tellsWhatToDoWhenItCannotBeMade() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.claim(file.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("TOLLBRIDGE_DATA_DIR");
    }
}
