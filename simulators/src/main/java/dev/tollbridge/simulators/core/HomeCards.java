package dev.tollbridge.simulators.core;

import dev.tollbridge.simulators.core.PaymentCodes.Behaviour;
import java.util.stream.Collectors;

/** Pieces of a wallet's first page. They escape what they are given, but for markup. */
public final class HomeCards {
    private HomeCards() {}

    /**
     * What asks to be confirmed; nothing if there is none.
     *
     * @param rows markup of {@link #row}
     */
    public static String waiting(Language language, String rows) {
        return rows.isEmpty()
                ? ""
                : "<section class=\"card\"><h2>%s</h2><ul class=\"rows\">%s</ul></section>"
                        .formatted(language.say("Waiting for you", "等待您确认"), rows);
    }

    /**
     * One thing to be confirmed, as a link to its page.
     *
     * @param fen the amount
     */
    public static String row(Language language, String path, String title, long fen) {
        return "<li><a href=\"%s?lang=%s\">%s <b>¥%s</b></a></li>"
                .formatted(path, language.tag(), Html.escape(title), Yuan.of(fen));
    }

    /**
     * The code that a till scans, with a menu of what codes can do. The page is opened with the
     * wanted {@code ?ending=}.
     *
     * @param qr whether the code is drawn as a QR code too
     */
    public static <B extends Enum<B> & Behaviour> String paymentCode(
            Request request, PaymentCodes<B> codes, Numbers numbers, boolean qr) {
        Language language = Language.of(request);
        B chosen = codes.behaviour("x" + request.query().getOrDefault("ending", ""));
        String code = codes.fresh(numbers, chosen);
        String options =
                codes.behaviours().stream()
                        .map(behaviour -> option(behaviour, behaviour == chosen, language))
                        .collect(Collectors.joining());
        String title = language.say("Payment code", "付款码");
        return """
        <section class="card paycode">
        <h2>%s</h2>
        %s
        <p class="digits">%s</p>
        %s
        <form method="get" action="%s">
        <input type="hidden" name="lang" value="%s">
        <select name="ending" aria-label="%s">%s</select>
        <button class="quiet">%s</button>
        </form>
        </section>
        """
                .formatted(
                        title,
                        CodeImage.barcode(code, title),
                        code.replaceAll("(.{4})(?=.)", "$1 "),
                        qr ? "<p class=\"code-qr\">" + CodeImage.qr(code, title) + "</p>" : "",
                        request.path(),
                        language.tag(),
                        language.say("What the code does", "付款码行为"),
                        options,
                        language.say("New code", "刷新付款码"));
    }

    private static String option(Behaviour behaviour, boolean selected, Language language) {
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(
                        behaviour.ending(),
                        selected ? " selected" : "",
                        Html.escape(behaviour.label(language)));
    }

    /**
     * A field that stands for the camera.
     *
     * @param target the path that what was scanned is posted to, as {@code content}
     * @param hint what can be pasted
     */
    public static String camera(Language language, String target, int lines, String hint) {
        return """
        <section class="card">
        <h2>%s</h2>
        <form method="post" action="%s?lang=%s">
        <textarea name="content" rows="%d" required aria-label="%s" placeholder="%s"></textarea>
        <button class="pay">%s</button>
        </form>
        </section>
        """
                .formatted(
                        language.say("Scan", "扫一扫"),
                        target,
                        language.tag(),
                        lines,
                        language.say("Scanned content", "扫码内容"),
                        hint,
                        language.say("Open", "打开"));
    }
}
