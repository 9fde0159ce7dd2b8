package dev.tollbridge.api.docs;

import dev.tollbridge.edge.Query;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** The members of a {@link Query} as parameters of an operation. */
final class QueryParameters {
    private QueryParameters() {}

    static List<Parameter> of(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .filter(Query.class::isAssignableFrom)
                .flatMap(QueryParameters::parameters)
                .toList();
    }

    private static Stream<Parameter> parameters(Class<?> query) {
        Schema<?> schema =
                ModelConverters.getInstance(true)
                        .resolveAsResolvedSchema(new AnnotatedType(query).resolveAsRef(false))
                        .schema;
        List<String> required = Objects.requireNonNullElse(schema.getRequired(), List.of());
        return Arrays.stream(query.getRecordComponents())
                .map(component -> Texts.snakeCase(component.getName()))
                .map(name ->
                        parameter(name, Objects.requireNonNull(schema.getProperties().get(name)))
                                .required(required.contains(name)));
    }

    private static Parameter parameter(String name, Schema<?> schema) {
        var parameter = new Parameter();
        parameter.setName(name);
        parameter.setIn("query");
        parameter.setDescription(schema.getDescription());
        schema.setDescription(null);
        parameter.setSchema(schema);
        return parameter;
    }
}
