package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the repository beside Java: its scripts and its pages. */
class RepositoryIT {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```");

    @Test
    void scriptsPassShellcheck(@TempDir Path directory) {
        var command = new ArrayList<>(List.of("shellcheck", "--external-sources"));
        command.add(Repository.ROOT.resolve("tollbridge").toString());
        command.add(Repository.ROOT.resolve(".ci/run").toString());
        Stream.concat(files("tools", ".sh"), files("bench/peers", ".sh"))
                .map(Path::toString)
                .forEach(command::add);
        var check = Program.start(directory.resolve("shellcheck.log"), Map.of(), command);
        assertThat(check.exitCode()).as(check::output).isZero();
    }

    @Test
    void linksBetweenPagesLeadSomewhere() {
        var pages =
                Stream.concat(files("", ".md").filter(this::isAtTheTop), files("docs", ".md"))
                        .toList();
        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(pages)
                .allSatisfy(page ->
                        assertThat(links(page))
                                .as("%s", page)
                                .allSatisfy(link -> assertThat(link).exists()));
    }

    @Test
    void theReadmeSaysTheSameInBothLanguages() {
        var english = text(Repository.ROOT.resolve("README.md"));
        var chinese = text(Repository.ROOT.resolve("README.zh-CN.md"));
        assertThat(commands(chinese)).isNotEmpty().isEqualTo(commands(english));
        assertThat(chinese.lines().filter(line -> line.startsWith("#")).count())
                .isEqualTo(english.lines().filter(line -> line.startsWith("#")).count());
    }

    private boolean isAtTheTop(Path page) {
        return Repository.ROOT.equals(page.getParent());
    }

    private static List<Path> links(Path page) {
        return LINK.matcher(CODE.matcher(text(page)).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("http"))
                .map(link -> page.resolveSibling(link).normalize())
                .toList();
    }

    /** What a reader would type: the lines of code that are no comment. */
    private static List<String> commands(String page) {
        return CODE.matcher(page)
                .results()
                .flatMap(found -> found.group().lines())
                .filter(line -> !line.strip().startsWith("#"))
                .toList();
    }

    private static Stream<Path> files(String directory, String ending) {
        try (var files = Files.walk(Repository.ROOT.resolve(directory), 4)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
