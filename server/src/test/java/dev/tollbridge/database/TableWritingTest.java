package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWritingTest {
    @TempDir private Path base;
    private final List<Path> begun = new ArrayList<>();

    @Test
    void eachChangeOfATableIsBegunOnce() throws IOException {
        var payments = table("5", "16385");
        var events = table("5", "16390");
        table("1", "1259");
        var writing = new TableWriting(base, begun::add);

        writing.look();
        assertThat(begun).containsExactlyInAnyOrder(payments, events);

        begun.clear();
        writing.look();
        assertThat(begun).isEmpty();

        Files.writeString(events, "more", StandardOpenOption.APPEND);
        writing.look();
        assertThat(begun).containsExactly(events);
    }

    @Test
    void aTableMayBeDroppedAndMadeAgain() throws IOException {
        var table = table("5", "16385");
        var writing = new TableWriting(base, begun::add);
        writing.look();
        var changed = Files.getLastModifiedTime(table);

        Files.delete(table);
        writing.look();
        table("5", "16385");
        Files.setLastModifiedTime(table, changed);
        writing.look();

        assertThat(begun).containsExactly(table, table);
    }

    @Test
    void theKernelIsAskedForWhatIsThere() throws IOException {
        var table = table("5", "16385");

        assertThatCode(() -> WriteBack.begin(table)).doesNotThrowAnyException();
        assertThatCode(() -> WriteBack.begin(base.resolve("nothing"))).doesNotThrowAnyException();
        assertThat(WriteBack.isKnown()).isEqualTo(System.getProperty("os.name").equals("Linux"));
    }

    private Path table(String database, String name) throws IOException {
        var file = Files.createDirectories(base.resolve(database)).resolve(name);
        return Files.writeString(file, "rows");
    }
}
