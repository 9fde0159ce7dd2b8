package dev.tollbridge.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the tests that carry a JUnit tag of one kind, in the sources of all modules. */
final class TaggedTests {
    /** How deep modules lie below the root, as {@code channels/alipay} does. */
    private static final int MODULES = 2;

    /** What the tag stands before: a method, or a class all of whose tests it is meant for. */
    private static final Pattern TARGET =
            Pattern.compile(
                    "(?m)^ *(?:[\\w<>,]+ )*?(?:(?:class|record) (?<type>\\w+)"
                            + "|(?:[\\w<>,.]+) (?<method>\\w+)\\()");

    private TaggedTests() {}

    /**
     * One test.
     *
     * @param name {@code Class.method}, or {@code Class}
     * @param file from the repository's root
     */
    record Found(String name, Path file) {}

    /** All of them by what follows the prefix in their tags. */
    static Map<String, List<Found>> of(Path root, String prefix) {
        var tag = Pattern.compile("@Tag\\(\"" + Pattern.quote(prefix) + "([^\"]+)\"\\)");
        return files(root, MODULES)
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(sources -> files(sources, Integer.MAX_VALUE))
                .filter(file -> file.toString().endsWith(".java"))
                .sorted()
                .flatMap(file -> in(root, file, tag))
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                TreeMap::new,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Stream<Path> files(Path directory, int depth) {
        try (var files = Files.walk(directory, depth)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Map.Entry<String, Found>> in(Path root, Path file, Pattern tag) {
        String text = text(file);
        return tag.matcher(text)
                .results()
                .map(found ->
                        Map.entry(
                                found.group(1),
                                new Found(name(file, text, found.end()), root.relativize(file))));
    }

    private static String name(Path file, String text, int from) {
        var type = file.getFileName().toString().replace(".java", "");
        var target = TARGET.matcher(text);
        if (!target.find(from)) {
            throw new IllegalStateException("a tag before nothing in " + file);
        }
        return target.group("method") == null ? type : type + "." + target.group("method");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
