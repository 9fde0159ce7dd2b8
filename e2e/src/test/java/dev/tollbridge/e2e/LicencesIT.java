package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goes into the programs, and under which licences. The build writes the lists; the ones under
 * {@code docs/third-party} are what has been looked at by a person.
 */
class LicencesIT {
    /** Licences that ask for no more than a notice when a program is given away. */
    private static final Set<String> ALLOWED =
            Set.of(
                    "Apache-2.0",
                    "MIT",
                    "0BSD",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "CC0-1.0",
                    "EDL-1.0",
                    "EPL-2.0",
                    "Bouncy Castle Licence");

    private static final Pattern LICENCE = Pattern.compile("\\(([^)]*)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"server", "simulators", "bench"})
    void everyLibraryOffersALicenceThatMayBeUsed(String module) throws IOException {
        assertThat(found(module))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(licences(line)).as(line).containsAnyElementsOf(ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "simulators", "bench"})
    void theCheckedInListIsTheOneOfTheBuild(String module) throws IOException {
        var reviewed = Repository.ROOT.resolve("docs/third-party").resolve(module + ".txt");
        assertThat(Files.readAllLines(reviewed))
                .as("look at the new lines, then copy %s/target/licences over it", module)
                .containsExactlyElementsOf(found(module));
    }

    private static List<String> found(String module) throws IOException {
        return Files.readAllLines(
                Repository.ROOT
                        .resolve(module)
                        .resolve("target/licences/tollbridge-" + module + ".txt"));
    }

    private static Collection<String> licences(String line) {
        return LICENCE.matcher(line).results().map(found -> found.group(1)).toList();
    }
}
