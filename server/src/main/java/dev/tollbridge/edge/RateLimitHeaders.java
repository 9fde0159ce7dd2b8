package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Refusal.Code;
import dev.tollbridge.limits.Verdict;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/** Tells callers of their limits (draft-ietf-httpapi-ratelimit-headers-10, sections 3 and 4). */
final class RateLimitHeaders {
    private RateLimitHeaders() {}

    static void set(HttpServletResponse response, Verdict verdict) {
        // Every answer has them, and a format is parsed anew each time.
        var name = '"' + verdict.policy() + '"';
        response.setHeader(
                "RateLimit-Policy",
                name + ";q=" + verdict.quota() + ";w=" + verdict.windowSeconds());
        response.setHeader(
                "RateLimit", name + ";r=" + verdict.remaining() + ";t=" + verdict.resetSeconds());
    }

    /** Answers 429. */
    static void refuse(
            HttpServletResponse response, Verdict verdict, Problems problems, String detail)
            throws IOException {
        set(response, verdict);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(verdict.retryAfterSeconds()));
        problems.write(response, new Refusal(Code.RATE_LIMITED, detail, null));
    }
}
