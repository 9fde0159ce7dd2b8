package dev.tollbridge.edge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value has to be by its {@link Schema}. Asking an annotation is slow, so it is done once.
 *
 * @param maxLength in code points; null if the annotation does not say
 * @param pattern null if any text will do
 * @param choices empty if any text will do
 * @param format as in JSON Schema; empty if there is none
 */
record Rules(
        boolean required,
        int minLength,
        @Nullable Integer maxLength,
        @Nullable Pattern pattern,
        List<String> choices,
        String format,
        long minimum,
        long maximum) {
    private static final Rules NONE =
            new Rules(
                    false,
                    0,
                    null,
                    null,
                    List.of(),
                    "",
                    ReadLimits.MIN_INTEGER,
                    ReadLimits.MAX_INTEGER);

    static Rules of(@Nullable Schema schema) {
        return schema == null
                ? NONE
                : new Rules(
                        schema.requiredMode() == Schema.RequiredMode.REQUIRED,
                        schema.minLength(),
                        schema.maxLength() == Integer.MAX_VALUE ? null : schema.maxLength(),
                        schema.pattern().isEmpty() ? null : Pattern.compile(schema.pattern()),
                        List.of(schema.allowableValues()),
                        schema.format(),
                        bound(schema.minimum(), ReadLimits.MIN_INTEGER),
                        bound(schema.maximum(), ReadLimits.MAX_INTEGER));
    }

    private static long bound(String text, long otherwise) {
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
}
