package dev.tollbridge.simulators.core;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The look all fake phone pages share: one shell, one style sheet, a content security policy
 * without scripts.
 */
public final class Html {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private Html() {}

    /** Text for element content and quoted attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    public static Reply page(Language language, String title, String body) {
        return page(language, title, body, null);
    }

    /**
     * A page that may reload itself.
     *
     * @param body markup whose texts are escaped already
     * @param refresh content of a refresh header such as {@code 2} or {@code 3;url=...}; null for
     *     none
     */
    public static Reply page(
            Language language, String title, String body, @Nullable String refresh) {
        String html =
                """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>%s
                <link rel="stylesheet" href="/assets/simulator.css">
                <link rel="icon" href="data:,">
                </head>
                <body>
                <p class="banner">%s</p>
                <main>
                %s
                </main>
                </body>
                </html>
                """
                        .formatted(
                                language.tag(),
                                escape(title),
                                refresh == null
                                        ? ""
                                        : "<meta http-equiv=\"refresh\" content=\""
                                                + escape(refresh)
                                                + "\">",
                                language.say("Simulator. No real money.", "模拟环境，不涉及真实资金。"),
                                body);
        return Reply.of(200, "text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store");
    }
}
