package dev.tollbridge.e2e;

import dev.tollbridge.e2e.TaggedTests.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page that claims things and names the test of each claim. It is made from a list, which is the
 * page without its tests, and from the tags of the tests. A claim is an item of the list:
 *
 * <pre>{@code
 * - slug: What is claimed. Lines that follow
 *   are indented by two.
 * - other: What cannot be tested.
 *   Not applicable: why.
 * }</pre>
 *
 * All other lines are copied.
 */
final class ProvenPage {
    private static final Pattern CLAIM = Pattern.compile("- ([a-z0-9-]+): (.+)");
    private static final String EXEMPT = "  Not applicable: ";
    private static final String NOTICE =
            "<!-- Made from e2e/src/test/pages and the tags of the tests; see ProvenPagesIT. -->";

    private final List<String> page = new ArrayList<>(List.of(NOTICE, ""));
    private final List<String> faults = new ArrayList<>();

    private ProvenPage() {}

    /**
     * @param list the lines of the list
     * @param tests the tests found, by slug
     * @param page where the page will lie, from the repository's root
     */
    static ProvenPage of(List<String> list, Map<String, List<Found>> tests, Path page) {
        var made = new ProvenPage();
        var unknown = new TreeSet<>(tests.keySet());
        var seen = new TreeSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var claim = CLAIM.matcher(list.get(i));
            if (!claim.matches()) {
                made.page.add(list.get(i));
                continue;
            }
            var slug = claim.group(1);
            var more = new ArrayList<String>();
            while (i + 1 < list.size() && list.get(i + 1).startsWith("  ")) {
                more.add(list.get(++i));
            }
            if (!seen.add(slug)) {
                made.faults.add(slug + " is listed twice");
            }
            unknown.remove(slug);
            made.add(slug, claim.group(2), more, tests.getOrDefault(slug, List.of()), page);
        }
        unknown.forEach(slug -> made.faults.add("a test is tagged with the unknown " + slug));
        return made;
    }

    /** The page, to be compared with what is checked in. */
    String text() {
        return String.join("\n", page) + "\n";
    }

    /** What must not be: claims without a test, exemptions with one, tags that no list knows. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void add(String slug, String text, List<String> more, List<Found> tests, Path at) {
        boolean isExempt = more.stream().anyMatch(line -> line.startsWith(EXEMPT));
        if (isExempt != tests.isEmpty()) {
            faults.add(isExempt ? slug + " is not applicable, but tested" : slug + " has no test");
        }
        page.add("- **" + slug + "**: " + text);
        page.addAll(more);
        if (!tests.isEmpty()) {
            page.add(
                    tests.stream()
                            .map(test -> link(test, at))
                            .distinct()
                            .collect(Collectors.joining(",\n  ", "  Test: ", "")));
        }
    }

    static String link(Found test, Path page) {
        var here = Path.of("/").resolve(page).getParent();
        var there = here == null ? test.file() : here.relativize(Path.of("/").resolve(test.file()));
        return "[%s](%s)".formatted(test.name(), there);
    }
}
