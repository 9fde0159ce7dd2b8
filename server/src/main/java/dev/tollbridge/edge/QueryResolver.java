package dev.tollbridge.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads every {@link Query} from the query string, as strictly as a body. */
final class QueryResolver implements HandlerMethodArgumentResolver {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Query.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var type = parameter.getParameterType().asSubclass(Record.class);
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return RecordReader.read(tree(type, http.getParameterMap()), type, "");
    }

    private static ObjectNode tree(Class<? extends Record> type, Map<String, String[]> parameters) {
        var nodes = JsonNodeFactory.instance;
        var tree = nodes.objectNode();
        parameters.forEach((name, values) -> {
            if (values.length > 1) {
                var list = tree.putArray(name);
                for (String value : values) {
                    list.add(value);
                }
            } else {
                tree.put(name, values[0]);
            }
        });
        for (var member : RecordShape.of(type).members()) {
            String name = member.name();
            var node = tree.get(name);
            if (member.isInteger()
                    && node != null
                    && node.isString()
                    && INTEGER.matcher(node.stringValue()).matches()) {
                tree.put(name, Long.parseLong(node.stringValue()));
            }
        }
        return tree;
    }
}
