package dev.tollbridge.edge;

import dev.tollbridge.edge.Entrance.Purpose;
import dev.tollbridge.kernel.Refusal.Code;
import dev.tollbridge.limits.Admission;
import dev.tollbridge.limits.Admission.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Has calls wait for their turn, and turns away those that a busy server serves only late. */
@Component
@Order(FilterOrder.ADMISSION)
final class AdmissionFilter extends EdgeFilter {
    private static final String RETRY_AFTER_SECONDS = "1";
    private final Admission admission;
    private final Problems problems;

    AdmissionFilter(Admission admission, Problems problems) {
        this.admission = admission;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiCalls.isApi(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!enter(request)) {
            refuse(response, problems);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            admission.leave();
        }
    }

    /**
     * Answers 429. With 503 Tomcat would close the connection, and who comes back would cost a new
     * one, more than the refusal does.
     */
    static void refuse(HttpServletResponse response, Problems problems) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        problems.write(
                response,
                Problems.refusal(
                        Code.SERVER_BUSY,
                        "The server is busy and has done nothing. Repeat the call with the same"
                                + " Idempotency-Key."));
    }

    private boolean enter(HttpServletRequest request) {
        var purpose =
                ApiCalls.needsCaller(request)
                        ? new Purpose(Kind.CALL, ApiCalls.caller(request).merchant())
                        // Its path names the account.
                        : new Purpose(Kind.NOTICE, request.getRequestURI());
        Entrance.awaitsTurn(purpose);
        try {
            return admission.enter(purpose.kind(), purpose.whose());
        } catch (InterruptedException e) {
            // The server is stopping.
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Entrance.hasTurn();
        }
    }
}
