package dev.tollbridge.emvco;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One data object: two digits that say what it is, two that say how long it is, and its value.
 *
 * @param id 00 to 99
 * @param value 1 to 99 characters, none outside the basic plane: a length counts characters, and
 *     readers do not agree on what one is beyond it
 */
public record DataObject(String id, String value) {
    private static final int MAX_LENGTH = 99;

    /**
     * @throws IllegalArgumentException if id or value has another form
     */
    public DataObject {
        if (!id.matches("[0-9]{2}") || !isValue(value)) {
            throw new IllegalArgumentException("data object " + id + ": bad id or value");
        }
    }

    private static boolean isValue(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_LENGTH
                && value.chars().noneMatch(c -> c < ' ' || Character.isSurrogate((char) c));
    }

    /** A template: its value consists of data objects. */
    static DataObject of(String id, List<DataObject> inside) {
        return new DataObject(id, write(inside));
    }

    static String write(List<DataObject> objects) {
        var text = new StringBuilder();
        for (var object : objects) {
            text.append(object.id)
                    .append(String.format(Locale.ROOT, "%02d", object.value.length()))
                    .append(object.value);
        }
        return text.toString();
    }

    /** Empty if the text is no sequence of data objects, or one of them stands twice. */
    static Optional<List<DataObject>> read(String text) {
        var objects = new ArrayList<DataObject>();
        int at = 0;
        while (at < text.length()) {
            if (!text.substring(at, Math.min(at + 4, text.length())).matches("[0-9]{4}")) {
                return Optional.empty();
            }
            var id = text.substring(at, at + 2);
            int end = at + 4 + Integer.parseInt(text.substring(at + 2, at + 4));
            if (end > text.length()
                    || !isValue(text.substring(at + 4, end))
                    || objects.stream().anyMatch(known -> known.id.equals(id))) {
                return Optional.empty();
            }
            objects.add(new DataObject(id, text.substring(at + 4, end)));
            at = end;
        }
        return Optional.of(List.copyOf(objects));
    }

    /** The data objects inside, if this is a template. */
    public Optional<List<DataObject>> inside() {
        return read(value);
    }
}
