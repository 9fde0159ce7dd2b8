package dev.tollbridge.api.docs;

import dev.tollbridge.edge.Checked;
import dev.tollbridge.kernel.TypedId;
import dev.tollbridge.spi.Secret;
import java.util.Locale;

/** How types of ours look in JSON. */
final class Texts {
    private Texts() {}

    static boolean isText(Class<?> type) {
        return TypedId.class.isAssignableFrom(type) || type == Secret.class;
    }

    /** Whether we read it, rather than print it. */
    static boolean isRead(Class<?> type) {
        return Checked.class.isAssignableFrom(type);
    }

    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
