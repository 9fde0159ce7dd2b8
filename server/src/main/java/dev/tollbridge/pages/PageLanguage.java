package dev.tollbridge.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * In which language a page speaks: what the reader chose ({@code ?lang=}, kept in a cookie), else
 * what the page suggests, else the browser's wish, else English.
 */
@Component("localeResolver")
public final class PageLanguage implements LocaleResolver, HandlerInterceptor {
    /** The languages of the product, in the order of the switch. */
    public static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String PARAMETER = "lang";
    private static final String COOKIE = "tollbridge_lang";
    private static final String SUGGESTION = PageLanguage.class.getName();

    /**
     * The language that a page opens in, unless the reader has chosen one.
     *
     * @param tag a BCP 47 tag; one that is not supported suggests nothing
     */
    public static void suggest(HttpServletRequest request, @Nullable String tag) {
        parse(tag).ifPresent(locale -> request.setAttribute(SUGGESTION, locale));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return parse(request.getParameter(PARAMETER))
                .or(() -> parse(cookie == null ? null : cookie.getValue()))
                .or(() -> Optional.ofNullable((Locale) request.getAttribute(SUGGESTION)))
                .or(() -> wished(request))
                .orElse(Locale.ENGLISH);
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        if (response == null || locale == null) {
            return;
        }
        var cookie =
                ResponseCookie.from(COOKIE, locale.toLanguageTag())
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .httpOnly(true)
                        .sameSite("Lax")
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Keeps a language that was chosen just now. */
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        parse(request.getParameter(PARAMETER))
                .ifPresent(locale -> setLocale(request, response, locale));
        return true;
    }

    /** English for {@code en*}, Simplified Chinese for {@code zh*}, else empty. */
    public static Optional<Locale> parse(@Nullable String tag) {
        return tag == null ? Optional.empty() : supported(Locale.forLanguageTag(tag));
    }

    private static Optional<Locale> supported(Locale locale) {
        return SUPPORTED.stream()
                .filter(candidate -> candidate.getLanguage().equals(locale.getLanguage()))
                .findFirst();
    }

    private static Optional<Locale> wished(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(PageLanguage::supported)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
