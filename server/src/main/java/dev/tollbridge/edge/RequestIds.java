package dev.tollbridge.edge;

import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.IdGenerator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id: in the answer's header, in problems and in every line of the log. */
@Component
@Order(FilterOrder.REQUEST_ID)
final class RequestIds extends OncePerRequestFilter {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = "request_id";
    private final IdGenerator ids;

    RequestIds(IdGenerator ids) {
        this.ids = ids;
    }

    /** The id of the request that this thread serves. */
    static String current() {
        return Objects.requireNonNullElse(MDC.get(KEY), "");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = idOf(request);
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }

    /** The error page is the same request once more. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private String idOf(HttpServletRequest request) {
        if (request.getAttribute(KEY) instanceof String known) {
            return known;
        }
        // Never the caller's own: it would let callers write into our log.
        String id = "req_" + IdFormat.print(ids.next());
        request.setAttribute(KEY, id);
        return id;
    }
}
