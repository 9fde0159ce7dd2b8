package dev.tollbridge.kernel;

import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.UUID;

/** Ids of a kind that is known by its class alone: every kind is a record of one UUID. */
public final class TypedIds {
    private static final UUID ANY = new UUID(0, 0);

    private TypedIds() {}

    /** Empty if the text is no id of this kind. */
    public static <T extends TypedId> Optional<T> parse(String text, Class<T> kind) {
        return TypedId.parse(text, make(kind, ANY).prefix(), value -> make(kind, value));
    }

    /** A regular expression of the texts that {@link #parse} takes, without anchors. */
    public static String pattern(Class<? extends TypedId> kind) {
        return make(kind, ANY).prefix() + "_" + IdFormat.PATTERN;
    }

    private static <T extends TypedId> T make(Class<T> kind, UUID value) {
        try {
            Constructor<T> constructor = kind.getConstructor(UUID.class);
            return constructor.newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + kind.getSimpleName(), e);
        }
    }
}
