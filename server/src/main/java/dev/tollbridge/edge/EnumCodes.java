package dev.tollbridge.edge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the API writes constants: in lower case. */
public final class EnumCodes {
    private static final ClassValue<List<String>> CODES =
            new ClassValue<>() {
                @Override
                protected List<String> computeValue(Class<?> type) {
                    return Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                            .toList();
                }
            };

    private EnumCodes() {}

    /** In the order of the constants. */
    public static List<String> of(Class<?> type) {
        return CODES.get(type);
    }
}
