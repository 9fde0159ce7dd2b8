package dev.tollbridge.api.docs;

import dev.tollbridge.edge.ReadLimits;
import dev.tollbridge.kernel.TypedId;
import dev.tollbridge.kernel.TypedIds;
import dev.tollbridge.spi.Secret;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Writes into the schema of a record what its reading demands beside its annotations: see {@link
 * ReadLimits}. So the description forbids all that is refused for its form, and a program that
 * reads it makes no call that is.
 */
final class ReadRules {
    /** No control characters and no line separators. */
    private static final String PLAIN = "^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]*$";

    /** As {@link #PLAIN}, but with the lines of PEM files. */
    private static final String LINES =
            "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029]*$";

    /** An absolute URL without a user name. */
    private static final String URL =
            "^https?://[A-Za-z0-9.\\[\\]:-]+([/?#][A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*)?$";

    private ReadRules() {}

    static void add(Class<?> record, Schema<?> schema) {
        schema.addType("object");
        schema.setAdditionalProperties(false);
        for (RecordComponent component : record.getRecordComponents()) {
            var property = schema.getProperties().get(Texts.snakeCase(component.getName()));
            if (property != null && property.get$ref() == null) {
                addToMember(component.getGenericType(), property);
            }
        }
    }

    private static void addToMember(Type type, Schema<?> property) {
        if (!(type instanceof ParameterizedType generic)) {
            addToValue((Class<?>) type, property);
        } else if (generic.getRawType() == Map.class) {
            addToMap((Class<?>) generic.getActualTypeArguments()[1], property);
        } else {
            property.setMaxItems(ReadLimits.MAX_ITEMS);
            if (property.getItems().get$ref() == null) {
                addToValue((Class<?>) generic.getActualTypeArguments()[0], property.getItems());
            }
        }
    }

    /** What an annotation says of the lengths of an object's texts is about each of them. */
    private static void addToMap(Class<?> valueType, Schema<?> property) {
        property.setMaxProperties(ReadLimits.MAX_ENTRIES);
        property.setPropertyNames(text().pattern(ReadLimits.KEY_PATTERN));
        Schema<?> value = text().maxLength(property.getMaxLength());
        property.setMaxLength(null);
        addToValue(valueType, value);
        property.setAdditionalProperties(value);
    }

    private static void addToValue(Class<?> type, Schema<?> schema) {
        if (type == Long.class || type == Integer.class) {
            addToInteger(schema);
        } else if (TypedId.class.isAssignableFrom(type)) {
            schema.setPattern("^" + TypedIds.pattern(type.asSubclass(TypedId.class)) + "$");
        } else if (type == String.class || type == Secret.class) {
            addToText(schema, type == Secret.class);
        }
    }

    private static void addToInteger(Schema<?> schema) {
        if (schema.getMinimum() == null) {
            schema.setMinimum(BigDecimal.valueOf(ReadLimits.MIN_INTEGER));
        }
        if (schema.getMaximum() == null) {
            schema.setMaximum(BigDecimal.valueOf(ReadLimits.MAX_INTEGER));
        }
    }

    private static void addToText(Schema<?> schema, boolean isSecret) {
        if (schema.getEnum() != null || "iso-4217".equals(schema.getFormat())) {
            return;
        }
        if (schema.getMaxLength() == null) {
            schema.setMaxLength(isSecret ? ReadLimits.MAX_SECRET_LENGTH : ReadLimits.MAX_LENGTH);
        }
        if (schema.getPattern() == null) {
            schema.setPattern("uri".equals(schema.getFormat()) ? URL : isSecret ? LINES : PLAIN);
        }
    }

    private static Schema<?> text() {
        Schema<?> schema = new Schema<>();
        schema.addType("string");
        return schema;
    }
}
