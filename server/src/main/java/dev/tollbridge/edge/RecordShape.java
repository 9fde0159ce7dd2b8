package dev.tollbridge.edge;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a type of record is read, found out once for each type.
 *
 * @param names of all members
 */
record RecordShape(List<Member> members, Set<String> names, Constructor<?> constructor) {
    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return describe(type.asSubclass(Record.class));
                }
            };

    /**
     * A component.
     *
     * @param name in JSON: snake_case
     */
    record Member(String name, Type type, Rules rules) {
        boolean isInteger() {
            return type == Integer.class || type == Long.class;
        }
    }

    static RecordShape of(Class<? extends Record> type) {
        return SHAPES.get(type);
    }

    private static RecordShape describe(Class<? extends Record> type) {
        var components = type.getRecordComponents();
        var members = Arrays.stream(components).map(RecordShape::member).toList();
        var names = members.stream().map(Member::name).collect(toUnmodifiableSet());
        var types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordShape(members, names, constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has such a constructor", e);
        }
    }

    private static Member member(RecordComponent component) {
        var name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return new Member(
                name,
                component.getGenericType(),
                Rules.of(component.getAccessor().getAnnotation(Schema.class)));
    }

    /**
     * @param arguments in the order of the members
     */
    Object make(@Nullable Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot make a " + constructor.getDeclaringClass().getSimpleName(), e);
        }
    }
}
