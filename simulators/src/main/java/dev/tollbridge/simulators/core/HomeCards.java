package dev.tollbridge.simulators.core;

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

    /** One behaviour that a payment code can have; {@code ending} is what its digits end with. */
    public static String option(String ending, boolean selected, String label) {
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(ending, selected ? " selected" : "", Html.escape(label));
    }

    /**
     * The code that a till scans.
     *
     * @param home the path of the page
     * @param more markup below the digits
     * @param options markup of {@link #option}
     */
    public static String paymentCode(
            Language language, String home, String code, String more, String options) {
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
                        more,
                        home,
                        language.tag(),
                        language.say("What the code does", "付款码行为"),
                        options,
                        language.say("New code", "刷新付款码"));
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
