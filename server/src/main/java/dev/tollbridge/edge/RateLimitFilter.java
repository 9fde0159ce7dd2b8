package dev.tollbridge.edge;

import dev.tollbridge.limits.RateLimits;
import dev.tollbridge.limits.Verdict;
import dev.tollbridge.merchant.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Holds up who asks too much: apps by who they are, everybody else by address. Notices have a limit
 * of their own, which counts only those that are rejected.
 */
@Component
@Order(FilterOrder.RATE_LIMIT)
final class RateLimitFilter extends EdgeFilter {
    private final RateLimits limits;
    private final Problems problems;

    RateLimitFilter(RateLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ApiCalls.isApi(request) && !ApiCalls.needsCaller(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var verdict = verdict(request);
        if (verdict.isAllowed()) {
            RateLimitHeaders.set(response, verdict);
            chain.doFilter(request, response);
        } else {
            RateLimitHeaders.refuse(
                    response, verdict, problems, "Too many requests. Retry-After says when.");
        }
    }

    private Verdict verdict(HttpServletRequest request) {
        if (!ApiCalls.isApi(request)) {
            return limits.page(request.getRemoteAddr());
        }
        Caller caller = ApiCalls.caller(request);
        return limits.call(
                caller.merchant(), caller.app().print() + (caller.live() ? " live" : " test"));
    }
}
