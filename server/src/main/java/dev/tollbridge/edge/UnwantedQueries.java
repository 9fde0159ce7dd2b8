package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.merchant.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Calls of the API that take no {@link Query} refuse every parameter, as the others refuse unknown
 * ones.
 */
final class UnwantedQueries implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null
                && !query.isEmpty()
                && handler instanceof HandlerMethod method
                && takes(method, Caller.class)
                && !takes(method, Query.class)) {
            throw new RefusedException(
                    new Refusal(
                            Refusal.Code.UNKNOWN_MEMBER,
                            "This call takes no query parameters.",
                            null));
        }
        return true;
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::isAssignableFrom);
    }
}
