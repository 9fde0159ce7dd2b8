package dev.tollbridge.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An id that cannot be mistaken for another kind. Printed as {@code prefix_} and 26 digits. */
public interface TypedId {
    UUID value();

    /** Two to four letters, without the underscore. */
    String prefix();

    @JsonValue
    default String print() {
        return prefix() + "_" + IdFormat.print(value());
    }

    /** Empty if the text is no id of this kind. */
    static <T extends TypedId> Optional<T> parse(
            String text, String prefix, Function<UUID, T> make) {
        if (!text.startsWith(prefix + "_")) {
            return Optional.empty();
        }
        return IdFormat.parse(text.substring(prefix.length() + 1)).map(make);
    }
}
