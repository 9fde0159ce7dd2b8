package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns a JSON object into a record and finds everything that is wrong with it, each fault with a
 * JSON pointer. Members are named in snake_case; a member that is null counts as absent.
 */
final class RecordReader {
    private final Faults faults;
    private final ValueReader values;

    private RecordReader(Faults faults) {
        this.faults = faults;
        this.values = new ValueReader(faults, this);
    }

    /**
     * @param root prefix of the pointers: {@code /} for bodies, nothing for query parameters
     * @throws RefusedException with all faults
     */
    static <T extends Record> T read(JsonNode tree, Class<T> type, String root) {
        var faults = new Faults();
        var read = new RecordReader(faults).record(tree, type, root);
        if (faults.isEmpty() && read instanceof Checked checked) {
            checked.check(faults);
        }
        faults.throwIfAny();
        return Objects.requireNonNull(read);
    }

    /** Null if there are faults; they are noted. */
    <T extends Record> @Nullable T record(JsonNode tree, Class<T> type, String prefix) {
        if (!tree.isObject()) {
            faults.add(withoutSlash(prefix), "must be a JSON object");
            return null;
        }
        var shape = RecordShape.of(type);
        refuseUnknown(tree, shape, prefix);
        var arguments = new @Nullable Object[shape.members().size()];
        boolean complete = true;
        for (int i = 0; i < arguments.length; i++) {
            var member = shape.members().get(i);
            arguments[i] = value(tree, member, prefix);
            complete &= arguments[i] != null || !member.rules().required();
        }
        return complete && faults.isEmpty() ? type.cast(shape.make(arguments)) : null;
    }

    private @Nullable Object value(JsonNode tree, RecordShape.Member member, String prefix) {
        JsonNode node = tree.get(member.name());
        String pointer = prefix + member.name();
        if (node != null && !node.isNull()) {
            return values.read(node, member.type(), member.rules(), pointer);
        }
        if (member.rules().required()) {
            faults.add(pointer, "is required");
        }
        return null;
    }

    private void refuseUnknown(JsonNode tree, RecordShape shape, String prefix) {
        for (String name : tree.propertyNames()) {
            if (!shape.names().contains(name)) {
                faults.add(
                        new Refusal(
                                Refusal.Code.UNKNOWN_MEMBER,
                                "is not known here",
                                prefix + escape(name)));
            }
        }
    }

    /** RFC 6901, section 3. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String withoutSlash(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
