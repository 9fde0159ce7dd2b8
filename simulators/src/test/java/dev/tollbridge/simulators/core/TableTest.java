package dev.tollbridge.simulators.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table keeps over a restart. */
class TableTest {
    private record Row(String id, int value) {}

    private static Table<Row> open(Journal journal) {
        return new Table<>(journal, "row", Row.class, Row::id);
    }

    @Test
    void theLatestValueIsKeptAndARemovedRowIsNot(@TempDir Path data) {
        try (Journal journal = new Journal(data, "t")) {
            Table<Row> table = open(journal);
            table.save(new Row("a", 1));
            table.save(new Row("a", 2));
            table.save(new Row("b", 1));
            table.remove("b");
            table.save(new Row("c", 1));
            table.remove("c");
            table.save(new Row("c", 3));
            assertThat(table.find("b")).isEmpty();
        }
        for (int opened = 0; opened < 2; opened++) {
            try (Journal journal = new Journal(data, "t")) {
                Table<Row> table = open(journal);
                assertThat(table.all()).containsExactly(new Row("a", 2), new Row("c", 3));
                table.all().forEach(table::save);
            }
        }
    }
}
