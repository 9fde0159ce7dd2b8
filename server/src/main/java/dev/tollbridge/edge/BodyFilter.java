package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reads bodies of API calls whole, up to a limit: digests and fingerprints need all the bytes. */
@Component
@Order(FilterOrder.BODY)
final class BodyFilter extends EdgeFilter {
    static final int MAX_BYTES = 256 * 1024;
    private final Problems problems;

    BodyFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiCalls.needsCaller(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = WholeBody.read(request, MAX_BYTES);
        if (body.length > MAX_BYTES) {
            problems.write(
                    response,
                    Problems.refusal(
                            Refusal.Code.BODY_TOO_LARGE,
                            "The body may have at most " + MAX_BYTES + " bytes."));
            return;
        }
        if (isWildcard(request.getContentType())) {
            problems.write(
                    response,
                    Problems.refusal(
                            Refusal.Code.UNSUPPORTED_MEDIA_TYPE,
                            "Send JSON with Content-Type: application/json."));
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    /** Spring takes a wildcard in a request's type for a bug of its own. */
    private static boolean isWildcard(@Nullable String contentType) {
        return contentType != null && contentType.contains("*");
    }
}
