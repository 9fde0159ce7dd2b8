package dev.tollbridge.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {
    @TempDir private Path directory;

    @Test
    void theFirstStartLearnsAndLaterOnesKnow() throws IOException {
        var file = directory.resolve("server.aot");
        var command = List.of("java", "-Xmx512m", "-XX:AOTCacheOutput=" + file, "-jar", "a.jar");
        assertThat(ServerCommand.isLearning(command)).isTrue();
        assertThat(ServerCommand.forStart(command)).isEqualTo(command);
        Files.writeString(file, "learned");
        assertThat(ServerCommand.forStart(command))
                .containsExactly("java", "-Xmx512m", "-XX:AOTCache=" + file, "-jar", "a.jar");
    }

    @Test
    void aCommandCanBeFreedOfBoth() {
        for (var word : List.of("-XX:AOTCacheOutput=x.aot", "-XX:AOTCache=x.aot")) {
            var command = List.of("java", word, "-jar", "a.jar");
            assertThat(ServerCommand.withoutLearning(command))
                    .containsExactly("java", "-jar", "a.jar");
        }
    }
}
