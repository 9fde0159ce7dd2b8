package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.e2e.TaggedTests.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages that name a test for each of their claims, against the lists beside the tests and the
 * tags of the tests. {@code ./mvnw -pl e2e verify -Dit.test=ProvenPagesIT -Dpages.update=true}
 * writes them anew.
 */
class ProvenPagesIT {
    private static final Path PAGE = Path.of("docs/page.md");
    private static final int FAULT_CASES = 40;

    @ParameterizedTest
    @CsvSource({"security.md, attack-", "reliability.md, fault-"})
    void everyClaimNamesItsTests(String name, String prefix) throws IOException {
        var list = Files.readAllLines(Repository.ROOT.resolve("e2e/src/test/pages").resolve(name));
        var page = Path.of("docs").resolve(name);
        var made = ProvenPage.of(list, TaggedTests.of(Repository.ROOT, prefix), page);
        assertThat(made.faults()).isEmpty();
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(Repository.ROOT.resolve(page), made.text());
        }
        assertThat(Repository.ROOT.resolve(page))
                .as("if the change is wanted: -Dit.test=ProvenPagesIT -Dpages.update=true")
                .content()
                .isEqualTo(made.text());
    }

    /** A case that is struck from the list would need no test. */
    @Test
    void theFortyCasesAreAllListed() throws IOException {
        var list = Files.readString(Repository.ROOT.resolve("e2e/src/test/pages/reliability.md"));
        assertThat(list)
                .contains(
                        IntStream.rangeClosed(1, FAULT_CASES)
                                .mapToObj("\n- %02d: "::formatted)
                                .toList());
    }

    @Test
    void testsAreLinkedBelowTheirClaim() {
        var test = new Found("SomeTest.holds", Path.of("server/src/test/java/SomeTest.java"));
        var made = page(Map.of("one", List.of(test)), "# Title", "- one: A claim,", "  at length.");
        assertThat(made.faults()).isEmpty();
        assertThat(made.text())
                .endsWith(
                        """
                        # Title
                        - **one**: A claim,
                          at length.
                          Test: [SomeTest.holds](../server/src/test/java/SomeTest.java)
                        """);
    }

    @Test
    void whatIsNotProvenIsAFault() {
        var test = new Found("SomeTest", Path.of("SomeTest.java"));
        assertThat(page(Map.of(), "- one: A claim.").faults()).containsExactly("one has no test");
        assertThat(page(Map.of(), "- one: A claim.", "  Not applicable: no such thing.").faults())
                .isEmpty();
        assertThat(
                        page(
                                        Map.of("one", List.of(test), "two", List.of(test)),
                                        "- one: A claim.",
                                        "  Not applicable: no such thing.")
                                .faults())
                .containsExactly(
                        "one is not applicable, but tested",
                        "a test is tagged with the unknown two");
    }

    @Test
    void tagsAreFoundBeforeMethodsAndClasses(@TempDir Path root) throws IOException {
        var directory = Files.createDirectories(root.resolve("module/src/test/java"));
        Files.writeString(
                directory.resolve("SomeTest.java"),
                """
                @Tag("kind-all")
                @ServerTest
                final class SomeTest {
                    @Tag("kind-one")
                    @Tag("kind-two")
                    @ParameterizedTest
                    @ValueSource(
                            strings = {"a", "b"})
                    void holds(String text) {}

                    @Tag("kind-three")
                    @TestFactory
                    Stream<DynamicTest> many() {}
                }
                """);
        var file = Path.of("module/src/test/java/SomeTest.java");
        assertThat(TaggedTests.of(root, "kind-"))
                .containsOnly(
                        Map.entry("all", List.of(new Found("SomeTest", file))),
                        Map.entry("one", List.of(new Found("SomeTest.holds", file))),
                        Map.entry("two", List.of(new Found("SomeTest.holds", file))),
                        Map.entry("three", List.of(new Found("SomeTest.many", file))));
    }

    private static ProvenPage page(Map<String, List<Found>> tests, String... list) {
        return ProvenPage.of(List.of(list), tests, PAGE);
    }
}
