package dev.tollbridge.api.docs;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.tollbridge.edge.EnumCodes;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into schemas as our JSON prints them: names in snake_case, ids and secrets as
 * texts, and what is never null as required.
 */
final class DescribedRecords extends ModelResolver {
    DescribedRecords() {
        super(mapper(), new Names());
        openapi31(true);
    }

    private static ObjectMapper mapper() {
        return Json31.mapper()
                .copy()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        JavaType java = _mapper.constructType(type.getType());
        if (java != null && Texts.isText(java.getRawClass())) {
            return super.resolve(asText(type), context, next);
        }
        if (java != null && java.isEnumType()) {
            Schema<?> choice = super.resolve(asText(type), context, next);
            return choice == null ? null : withChoices(choice, java.getRawClass());
        }
        Schema<?> schema = super.resolve(type, context, next);
        if (java != null && java.getRawClass().isRecord() && schema != null) {
            complete(java.getRawClass(), defined(schema, context));
        }
        return schema;
    }

    @SuppressWarnings("unchecked") // a schema of texts takes texts
    private static Schema<?> withChoices(Schema<?> schema, Class<?> type) {
        ((Schema<Object>) schema).setEnum(List.copyOf(EnumCodes.of(type)));
        return schema;
    }

    /** What an annotation says of a list's texts is about each of them. */
    private static void moveToItems(Schema<?> property) {
        Schema<?> items = property.getItems();
        if (items != null && property.getPattern() != null) {
            items.setPattern(property.getPattern());
            property.setPattern(null);
        }
    }

    private static AnnotatedType asText(AnnotatedType type) {
        return new AnnotatedType(String.class)
                .ctxAnnotations(type.getCtxAnnotations())
                .parent(type.getParent())
                .schemaProperty(type.isSchemaProperty())
                .propertyName(type.getPropertyName());
    }

    private static @Nullable Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        String ref = schema.get$ref();
        return ref == null
                ? schema
                : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private static void complete(Class<?> type, @Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        if (schema.getProperties() == null) {
            schema.setProperties(new LinkedHashMap<>());
        }
        for (Schema<?> property : schema.getProperties().values()) {
            moveToItems(property);
        }
        // What we read says by annotations what is required; what we send, by its types.
        if (Texts.isRead(type)) {
            ReadRules.add(type, schema);
        } else {
            schema.setRequired(
                    Arrays.stream(type.getRecordComponents())
                            .filter(DescribedRecords::isNeverNull)
                            .map(component -> Texts.snakeCase(component.getName()))
                            .filter(schema.getProperties()::containsKey)
                            .toList());
        }
    }

    private static boolean isNeverNull(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /**
     * {@code PaymentView} is a Payment to the reader, {@code PaymentView.AttemptView} an Attempt.
     */
    private static final class Names extends TypeNameResolver {
        private static final Set<String> SUFFIXES = Set.of("View", "Body");

        @Override
        protected String getNameOfClass(Class<?> type) {
            String name = super.getNameOfClass(type);
            for (String suffix : SUFFIXES) {
                if (name.endsWith(suffix)) {
                    return name.substring(0, name.length() - suffix.length());
                }
            }
            return name;
        }
    }
}
