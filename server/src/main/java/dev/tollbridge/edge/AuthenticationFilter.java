package dev.tollbridge.edge;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.edge.SignedMessage.Malformed;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Refusal.Code;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.limits.RateLimits;
import dev.tollbridge.merchant.ApiKeys;
import dev.tollbridge.merchant.Credential;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds out who calls: by a signature (RFC 9421) or by a bearer key, never by both halves. */
@Component
@Order(FilterOrder.AUTHENTICATION)
final class AuthenticationFilter extends EdgeFilter {
    private static final Logger log = LoggerFactory.getLogger(AuthenticationFilter.class);
    private static final String BEARER = "Bearer ";
    private final ApiKeys keys;
    private final SignatureChecks signatures;
    private final RateLimits limits;
    private final Problems problems;
    private final String publicScheme;
    private final Audit audit;

    AuthenticationFilter(
            ApiKeys keys,
            SignatureChecks signatures,
            RateLimits limits,
            Problems problems,
            ServerSettings settings,
            Audit audit) {
        this.audit = audit;
        this.keys = keys;
        this.signatures = signatures;
        this.limits = limits;
        this.problems = problems;
        this.publicScheme = settings.publicUrl().getScheme();
    }

    /** What came of it: one of the two is null. */
    private record Finding(@Nullable Credential credential, @Nullable Refusal refusal) {
        static Finding refused(Code code, String detail) {
            return new Finding(null, Problems.refusal(code, detail));
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiCalls.needsCaller(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var finding = find((BufferedRequest) request);
        if (finding.credential() != null) {
            var caller = finding.credential().caller();
            ApiCalls.put(request, caller);
            MDC.put("app", caller.app().print());
            try {
                chain.doFilter(request, response);
            } finally {
                MDC.remove("app");
            }
        } else if (finding.refusal() != null) {
            refuse(request, response, finding.refusal());
        }
    }

    private Finding find(BufferedRequest request) {
        return request.getHeader("Signature-Input") != null ? bySignature(request) : byKey(request);
    }

    private Finding bySignature(BufferedRequest request) {
        try {
            var credential = signatures.verify(HttpMessage.of(request, publicScheme));
            String bearer = request.getHeader(HttpHeaders.AUTHORIZATION);
            boolean agrees =
                    bearer == null
                            || byKey(request.getHeader(HttpHeaders.AUTHORIZATION))
                                    .map(Credential::caller)
                                    .equals(Optional.of(credential.caller()));
            return agrees
                    ? new Finding(credential, null)
                    : Finding.refused(
                            Code.UNAUTHENTICATED,
                            "Authorization and signature are not of the same app and mode.");
        } catch (Malformed e) {
            return Finding.refused(Code.SIGNATURE_INVALID, e.rule());
        }
    }

    private Finding byKey(BufferedRequest request) {
        var credential = byKey(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (credential.isEmpty()) {
            return Finding.refused(
                    Code.UNAUTHENTICATED,
                    "Send Authorization: Bearer with a valid secret key, or sign the request.");
        }
        return credential.get().requiresSignature()
                ? Finding.refused(
                        Code.SIGNATURE_REQUIRED, "This app's calls must be signed (RFC 9421).")
                : new Finding(credential.get(), null);
    }

    private Optional<Credential> byKey(@Nullable String authorization) {
        return bearer(authorization).flatMap(keys::authenticate);
    }

    /** The key in an {@code Authorization} header. */
    static Optional<String> bearer(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> text.substring(BEARER.length()).strip());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        log.info("refused: {} from {}", refusal.code().code(), request.getRemoteAddr());
        audit.note(AuditEntry.of(kind(refusal), null, null).with("why", refusal.detail()));
        // Right credentials are never held up: behind a proxy all callers may have one address.
        var verdict = limits.failedLogin(request.getRemoteAddr());
        if (verdict.isAllowed()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tollbridge\"");
            problems.write(response, refusal);
        } else {
            RateLimitHeaders.refuse(
                    response, verdict, problems, "Too many calls with wrong credentials.");
        }
    }

    private static AuditKind kind(Refusal refusal) {
        return refusal.code() == Code.SIGNATURE_INVALID
                ? AuditKind.SIGNATURE_REFUSED
                : AuditKind.AUTHENTICATION_FAILED;
    }
}
