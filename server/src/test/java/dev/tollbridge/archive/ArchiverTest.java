package dev.tollbridge.archive;

import static dev.tollbridge.archive.TestArchive.OLD;
import static dev.tollbridge.archive.TestArchive.YOUNG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init") // set before all tests, or before each
class ArchiverTest {
    /** What separates lines elsewhere, what JSON escapes, and letters of two to four bytes. */
    private static final String NOTE = "a\nb\r\"\\\u2028\u0085\t{} é 灯笼 \uD83C\uDFEE </script>";

    private static Things things;
    @TempDir Path temporary;
    private Path directory;
    private TestArchive archive;

    @BeforeAll
    static void open() {
        things = new Things();
    }

    @AfterAll
    static void close() {
        things.close();
    }

    @BeforeEach
    void begin() {
        things.jdbc.sql("truncate things, archive_files").update();
        things.beforeReading = () -> {};
        directory = temporary.resolve("archive");
        archive = things.archive(directory, 1_000);
    }

    @Test
    void whatIsOldIsInAFileToTheByteAndNoMoreInTheTable() throws IOException {
        var first = things.add(OLD.minusSeconds(86_400), NOTE);
        var second = things.add(OLD, "two");
        var before = things.contents();
        var young = things.add(YOUNG, "three");

        archive.run();

        assertThat(things.ids()).containsExactly(young);
        assertThat(archive.rows("things"))
                .extracting(row -> UUID.fromString(row.at("/id").asString()))
                .containsExactly(first, second);
        assertThat(archive.rows("things").getFirst().at("/note").asString()).isEqualTo(NOTE);
        things.jdbc.sql("delete from things").update();
        archive.putBack();
        assertThat(things.contents()).isEqualTo(before);
    }

    @Test
    void aFileSaysWhatItHoldsAndIsRecorded() throws IOException {
        things.add(OLD.minusSeconds(86_400), "one");
        things.add(OLD, "two");
        archive.run();

        var file = archive.files().getFirst();
        assertThat(file.getFileName().toString())
                .matches("things-20011130T230000Z-20011201T230000Z-[0-9a-z]{26}\\.jsonl\\.gz");
        var sha256 = HexFormat.of().formatHex(Digests.sha256(Files.readAllBytes(file)));
        assertThat(file.resolveSibling(file.getFileName() + ".sha256"))
                .hasContent(sha256 + "  " + file.getFileName() + "\n");
        assertThat(archive.all()).hasSize(2);
        assertThat(
                        things.jdbc
                                .sql(
                                        """
                                        select name || ' ' || lines || ' ' || bytes || ' ' || sha256
                                        from archive_files where deleted_at is not null
                                        """)
                                .query(String.class)
                                .list())
                .containsExactly(file.getFileName() + " 2 " + Files.size(file) + " " + sha256);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.getPosixFilePermissions(directory)).hasSize(3);
    }

    @Test
    void manyRowsGoIntoManyFiles() throws IOException {
        var ids = IntStream.range(0, 8).mapToObj(n -> things.add(OLD.plusSeconds(n), "")).toList();
        var several = things.archive(directory, 3);
        several.run();
        assertThat(things.ids()).isEmpty();
        assertThat(several.files()).hasSize(3);
        assertThat(several.rows("things"))
                .extracting(row -> UUID.fromString(row.at("/id").asString()))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void nothingOldLeavesNothing() {
        things.add(YOUNG, "");
        archive.run();
        assertThat(archive.all()).isEmpty();
        assertThat(things.ids()).hasSize(1);
    }

    @Test
    void stoppedBetweenFileAndDeletionTheNextRunEndsIt() throws IOException {
        things.add(OLD, "");
        var begun = archive.begin();
        assertThat(things.ids()).hasSize(1);

        archive.run();

        assertThat(things.ids()).isEmpty();
        assertThat(archive.files()).containsExactly(begun.path());
        assertThat(archive.lines()).hasSize(1);
    }

    @Test
    void stoppedInTheMiddleOfAFileTheNextRunRemovesIt() throws IOException {
        things.add(OLD, "");
        Files.createDirectories(directory);
        var dead = new ArchiveDirectory(directory).begin("things", UUID.randomUUID());
        dead.write(new ArchivedRow("things", UUID.randomUUID(), "{}"));
        assertThat(archive.all()).singleElement().asString().endsWith(".jsonl.gz.partial");

        archive.run();

        assertThat(archive.all()).hasSize(2).noneMatch(file -> file.toString().endsWith("partial"));
        assertThat(archive.lines()).hasSize(1);
        assertThat(things.ids()).isEmpty();
        dead.close();
    }

    @Test
    void aServerThatStopsLeavesNoHalfFile() {
        things.add(OLD, "");
        archive.runStopped();
        assertThat(archive.all()).isEmpty();
        assertThat(things.ids()).hasSize(1);
    }

    @Test
    void aRowThatChangedMeanwhileIsNotDeletedAndNoOtherEither() throws IOException {
        things.add(OLD, "other");
        var changed = things.add(OLD.plusSeconds(1), "before");
        var begun = archive.begin();
        things.set(changed, "note = 'after'");

        assertThat(begun.end()).isFalse();
        assertThat(things.ids()).hasSize(2);
        assertThat(archive.all()).isEmpty();

        archive.run();
        assertThat(archive.rows("things"))
                .extracting(row -> row.at("/note").asString())
                .containsExactly("other", "after");
    }

    @Test
    void aRowThatMayNotGoStays() {
        things.set(things.add(OLD, ""), "open = true");
        archive.run();
        assertThat(things.ids()).hasSize(1);
        assertThat(archive.all()).isEmpty();
    }

    @Test
    void aFileThatIsNotWhatWasWrittenCostsNoRow() throws IOException {
        things.add(OLD, "");
        var begun = archive.begin();
        byte[] bytes = Files.readAllBytes(begun.path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(begun.path(), bytes);

        assertThat(begun.end()).isFalse();
        assertThat(things.ids()).hasSize(1);
        archive.run();
        assertThat(things.ids()).isEmpty();
        assertThat(archive.files()).hasSize(1).doesNotContain(begun.path());
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsToldAndCostsNoRow(CapturedOutput output)
            throws IOException {
        things.add(OLD, "");
        Files.writeString(directory, "a file");
        archive.run();
        assertThat(output).contains("archive: cannot go on in " + directory);
        assertThat(things.ids()).hasSize(1);
    }

    /** As a disk that fills up or goes away while a file is written. */
    @Test
    void aFileThatCannotBeFinishedIsToldAndCostsNoRow(CapturedOutput output) {
        things.add(OLD, "");
        things.beforeReading = () -> archive.all().forEach(ArchiverTest::delete);
        archive.run();
        assertThat(output).contains("archive: cannot go on in " + directory);
        assertThat(things.ids()).hasSize(1);
    }

    @Test
    void twoNodesWithDirectoriesOfTheirOwnArchiveARowOnce() throws IOException {
        things.add(OLD, "");
        var other = things.archive(temporary.resolve("other"), 1_000);
        var slow = archive.begin();
        var fast = other.begin();
        assertThat(fast.end()).isTrue();
        assertThat(slow.end()).isFalse();
        assertThat(things.ids()).isEmpty();
        assertThat(archive.all()).isEmpty();
        assertThat(other.lines()).hasSize(1);
    }

    @Test
    void aNodeWhoseFileAnotherHasEndedKeepsIt() throws IOException {
        things.add(OLD, "");
        var slow = archive.begin();
        things.archive(directory, 1_000).run();
        assertThat(slow.end()).isTrue();
        assertThat(archive.lines()).hasSize(1);
        assertThat(things.ids()).isEmpty();
    }

    @Test
    void aFileOfAnotherNodeIsLeftToIt() throws IOException {
        things.add(OLD, "");
        var slow = archive.begin();
        var other = things.archive(temporary.resolve("other"), 1_000);
        other.run();
        assertThat(other.lines()).hasSize(1);
        assertThat(slow.path()).exists();
        archive.run();
        assertThat(List.of(archive.all(), things.ids())).allMatch(List::isEmpty);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
