package dev.tollbridge.edge;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.kernel.MerchantId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells the audit log which calls were refused: what a stolen key tries is seen there. Never what
 * was sent, which may be anything.
 */
@Component
@Order(FilterOrder.REFUSED_CALLS)
final class RefusedCallsFilter extends EdgeFilter {
    /** Told of where they are found out, or, as 402, no refusal of ours. */
    private static final Set<Integer> TOLD_ELSEWHERE = Set.of(401, 402, 404, 429);

    private final Audit audit;

    RefusedCallsFilter(Audit audit) {
        this.audit = audit;
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
        int status = response.getStatus();
        if (status >= 400 && status < 500 && !TOLD_ELSEWHERE.contains(status)) {
            audit.note(
                    AuditEntry.of(AuditKind.CALL_REFUSED, merchant(request), null)
                            .with("method", request.getMethod())
                            .with("path", pattern(request))
                            .with("status", status));
        }
    }

    /** Null if the body was refused before anybody asked whose it is. */
    private static @Nullable MerchantId merchant(HttpServletRequest request) {
        var caller = ApiCalls.callerIfKnown(request);
        return caller == null ? null : caller.merchant();
    }

    /** As documented, so that repeats are counted and ids tell nothing apart. */
    private static @Nullable Object pattern(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }
}
