package dev.tollbridge.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Notices who asks for what does not exist. The answer is the same, and takes as long, whether the
 * object is another's or nobody's.
 */
@Component
@Order(FilterOrder.NOT_FOUND)
final class NotFoundFilter extends EdgeFilter {
    private static final Pattern ID = Pattern.compile("\\b[a-z]{2,4}_[0-9a-z]{26}\\b");
    private static final int MAX_IDS = 3;
    private final NotFoundWatch watch;

    NotFoundFilter(NotFoundWatch watch) {
        this.watch = watch;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiCalls.needsCaller(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NOT_FOUND) {
            watch.notFound(ApiCalls.caller(request), ids((BufferedRequest) request));
        }
    }

    private static List<String> ids(BufferedRequest request) {
        String text =
                request.getRequestURI()
                        + " "
                        + new String(request.body(), StandardCharsets.ISO_8859_1);
        return ID.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MAX_IDS)
                .toList();
    }
}
