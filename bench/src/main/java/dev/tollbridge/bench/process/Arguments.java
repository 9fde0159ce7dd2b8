package dev.tollbridge.bench.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options as typed, {@code --name value}; every one that is asked for is known, others are not. */
public final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    /**
     * @param flags options without a value
     * @throws IllegalArgumentException with one line that says what is wrong, as all methods
     */
    public Arguments(List<String> words, Set<String> flags) {
        for (int i = 0; i < words.size(); i++) {
            var name = words.get(i);
            if (flags.contains(name)) {
                values.put(name, "");
            } else if (i + 1 == words.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            } else {
                i++;
                values.put(name, words.get(i));
            }
        }
    }

    public boolean flag(String name) {
        return values.remove(name) != null;
    }

    public @Nullable String text(String name) {
        return values.remove(name);
    }

    public @Nullable Path path(String name) {
        var text = values.remove(name);
        return text == null ? null : Path.of(text).toAbsolutePath();
    }

    /**
     * @param most the largest that is accepted; the smallest is above 0
     */
    public double number(String name, double otherwise, double most) {
        var text = values.remove(name);
        try {
            double number = text == null ? otherwise : Double.parseDouble(text);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "%s must be a number above 0 and up to %.0f, not %s".formatted(name, most, text));
    }

    public long whole(String name, long otherwise) {
        var text = values.remove(name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, not " + text, e);
        }
    }

    /** A command line that the launcher gives, one word a line: words may hold blanks. */
    public List<String> command(String name) {
        var text = values.remove(name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing: run ./tollbridge");
        }
        return text.lines().toList();
    }

    /** After all that is known was asked for. */
    public void refuseOthers() {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option " + values.keySet().iterator().next());
        }
    }
}
