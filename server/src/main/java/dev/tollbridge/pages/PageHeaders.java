package dev.tollbridge.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Confines every page: nothing inline, nothing from other hosts, in nobody's frame, and its address
 * (which holds the payer's secret) is told to nobody.
 */
@Component
public final class PageHeaders implements HandlerInterceptor {
    private static final String POLICY = "Content-Security-Policy";
    private static final String REST =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; manifest-src 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'; form-action ";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader(POLICY, REST + "'self'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return true;
    }

    /** Lets this one answer post its form to one other host as well. */
    public static void allowFormTo(HttpServletResponse response, URI target) {
        response.setHeader(POLICY, REST + "'self' " + formSources(target));
    }

    /**
     * Chromium applies form-action to the redirects that follow a post as well, and a channel's
     * gateway forwards the payer to a sibling host (Alipay's {@code openapi} to {@code excashier}).
     * So the siblings of a named https host are allowed too.
     */
    static String formSources(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        String port = target.getPort() < 0 ? "" : ":" + target.getPort();
        String origin = target.getScheme() + "://" + host + port;
        int dot = host.indexOf('.');
        boolean named =
                "https".equals(target.getScheme())
                        && Character.isLetter(host.charAt(host.length() - 1));
        return named && host.indexOf('.', dot + 1) > 0
                ? origin + " https://*" + host.substring(dot) + port
                : origin;
    }
}
