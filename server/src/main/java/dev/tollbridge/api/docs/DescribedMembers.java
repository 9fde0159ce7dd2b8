package dev.tollbridge.api.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tollbridge.edge.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Adds the shared components, and the texts and examples of {@code api/descriptions.properties}:
 * {@code Schema}, {@code Schema.example} (JSON), {@code Schema.member} and {@code
 * Schema.member.example}.
 */
final class DescribedMembers implements GlobalOpenApiCustomizer {
    static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    private static final String TEXTS = "/api/descriptions.properties";
    private static final int MAX_KEY_LENGTH = 255;

    /** In the order in which a developer meets them. */
    private static final List<String> TAGS =
            List.of(
                    "Payments",
                    "Checkout sessions",
                    "Refunds",
                    "Events",
                    "Webhook endpoints",
                    "Webhook deliveries",
                    "Channels",
                    "Channel accounts",
                    DescribedOperations.RESERVED);

    private final Properties texts = read();

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        components.addParameters(IDEMPOTENCY_KEY, idempotencyKey());
        ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(Problem.class))
                .referencedSchemas
                .forEach(components::addSchemas);
        NextActionSchemas.addTo(components);
        components.getSchemas().forEach(this::describe);
        api.getPaths().forEach(DescribedMembers::describePath);
        api.getTags().sort(Comparator.comparingInt(tag -> place(tag.getName())));
    }

    /** Tags that are not named here come after those that are. */
    private static int place(String tag) {
        int place = TAGS.indexOf(tag);
        return place < 0 ? TAGS.size() : place;
    }

    private static void describePath(String path, PathItem item) {
        for (Operation operation : item.readOperations()) {
            boolean isReserved = operation.getTags().contains(DescribedOperations.RESERVED);
            if (isReserved && path.contains("{id}")) {
                // Its method takes no argument, yet the description has to name the id.
                operation.addParametersItem(
                        new PathParameter().name("id").schema(new StringSchema()));
            }
            if (operation.getParameters() != null) {
                operation.getParameters().stream()
                        .filter(parameter -> "path".equals(parameter.getIn()))
                        .forEach(parameter -> parameter.setDescription("The object's id."));
            }
        }
    }

    private void describe(String name, Schema<?> schema) {
        if (schema.getDescription() == null) {
            schema.setDescription(texts.getProperty(name));
        }
        @Nullable String example = texts.getProperty(name + ".example");
        if (example != null) {
            schema.setExample(json(example));
        }
        if (schema.getProperties() != null) {
            schema.getProperties()
                    .forEach((member, property) -> describeMember(name + "." + member, property));
        }
    }

    private void describeMember(String key, Schema<?> property) {
        if (property.getDescription() == null) {
            property.setDescription(texts.getProperty(key));
        }
        @Nullable String example = texts.getProperty(key + ".example");
        if (example != null) {
            property.setExample(example);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json31.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON in " + TEXTS + ": " + text, e);
        }
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .name("Idempotency-Key")
                .in("header")
                .required(true)
                .description(
                        "A new random text for each operation; repeat it when you repeat the call.")
                .example("0197a1f0-6f0c-7c3e-9d5e-3b8f4a2f1c77")
                .schema(
                        new StringSchema()
                                .minLength(1)
                                .maxLength(MAX_KEY_LENGTH)
                                .pattern("^[\\x21-\\x7e]+$"));
    }

    private static Properties read() {
        var properties = new Properties();
        try (var stream =
                Objects.requireNonNull(DescribedMembers.class.getResourceAsStream(TEXTS))) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
