package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(tree, components, prefix);
        var arguments = new @Nullable Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            arguments[i] = component(tree, components[i], prefix);
            complete &= arguments[i] != null || !isRequired(components[i]);
        }
        return complete && faults.isEmpty() ? make(type, components, arguments) : null;
    }

    private @Nullable Object component(JsonNode tree, RecordComponent component, String prefix) {
        String name = memberName(component);
        JsonNode node = tree.get(name);
        String pointer = prefix + name;
        if (node != null && !node.isNull()) {
            return values.read(node, component.getGenericType(), schema(component), pointer);
        }
        if (isRequired(component)) {
            faults.add(pointer, "is required");
        }
        return null;
    }

    private void refuseUnknown(JsonNode tree, RecordComponent[] components, String prefix) {
        Set<String> known = new HashSet<>();
        Arrays.stream(components).map(RecordReader::memberName).forEach(known::add);
        for (String name : tree.propertyNames()) {
            if (!known.contains(name)) {
                faults.add(
                        new Refusal(
                                Refusal.Code.UNKNOWN_MEMBER,
                                "is not known here",
                                prefix + escape(name)));
            }
        }
    }

    private static boolean isRequired(RecordComponent component) {
        Schema schema = schema(component);
        return schema != null && schema.requiredMode() == Schema.RequiredMode.REQUIRED;
    }

    private static @Nullable Schema schema(RecordComponent component) {
        return component.getAccessor().getAnnotation(Schema.class);
    }

    static String memberName(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** RFC 6901, section 3. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String withoutSlash(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }

    private static <T extends Record> T make(
            Class<T> type, RecordComponent[] components, @Nullable Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }
}
