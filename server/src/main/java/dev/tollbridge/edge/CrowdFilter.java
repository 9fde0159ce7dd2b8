package dev.tollbridge.edge;

import dev.tollbridge.edge.Entrance.Purpose;
import dev.tollbridge.limits.Admission;
import dev.tollbridge.limits.Admission.Kind;
import dev.tollbridge.merchant.ApiKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Turns away what would wait in vain at the {@link AdmissionFilter}, before its body is read and
 * its caller is known for sure: a server that is asked twice what it can do must not spend its time
 * on saying no. Who calls is guessed from what was found out a moment ago; a call of which nothing
 * is known goes on.
 */
@Component
@Order(FilterOrder.CROWD)
final class CrowdFilter extends EdgeFilter {
    private final Admission admission;
    private final ApiKeys keys;
    private final Problems problems;

    CrowdFilter(Admission admission, ApiKeys keys, Problems problems) {
        this.admission = admission;
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (ApiCalls.isApi(request) && isHopeless(request)) {
                AdmissionFilter.refuse(response, problems);
            } else {
                Entrance.passed();
                chain.doFilter(request, response);
            }
        } finally {
            Entrance.answered();
        }
    }

    private boolean isHopeless(HttpServletRequest request) {
        return ApiCalls.needsCaller(request)
                ? AuthenticationFilter.bearer(request.getHeader(HttpHeaders.AUTHORIZATION))
                        .flatMap(keys::remembered)
                        .filter(merchant -> isHopeless(new Purpose(Kind.CALL, merchant)))
                        .isPresent()
                : isHopeless(new Purpose(Kind.NOTICE, request.getRequestURI()));
    }

    private boolean isHopeless(Purpose purpose) {
        if (Entrance.isHopeless(purpose)) {
            admission.refused(purpose.kind());
            return true;
        }
        return admission.isHopeless(purpose.kind(), purpose.whose());
    }
}
