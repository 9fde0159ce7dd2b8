package dev.tollbridge.simulators.core;

/** Pieces of fake phone pages. They escape what they are given. */
public final class Cards {
    private Cards() {}

    /**
     * A card that only tells something.
     *
     * @param kind good, bad or wait
     */
    public static String notice(String kind, String title, String detail) {
        return """
        <section class="card message">
        <p class="mark %s" aria-hidden="true"></p>
        <h1>%s</h1>
        <p>%s</p>
        </section>
        """
                .formatted(kind, Html.escape(title), Html.escape(detail));
    }

    public static String link(String target, String text) {
        return "<a class=\"button\" href=\"%s\">%s</a>"
                .formatted(Html.escape(target), Html.escape(text));
    }

    /**
     * What an amount is for.
     *
     * @param fen the amount
     * @param lines markup of {@link #line}
     */
    public static String bill(String merchant, long fen, String... lines) {
        return """
        <section class="card">
        <p class="merchant">%s</p>
        <p class="amount"><span>¥</span>%s</p>
        <dl>
        %s
        </dl>
        </section>
        """
                .formatted(Html.escape(merchant), Yuan.of(fen), String.join("\n", lines));
    }

    public static String line(String label, String value) {
        return "<dt>%s</dt><dd>%s</dd>".formatted(Html.escape(label), Html.escape(value));
    }

    /**
     * The buttons to pay and to leave; posts {@code action} as {@code pay} or {@code cancel}.
     *
     * @param path of the page
     * @param hidden markup of hidden form fields
     */
    public static String decision(Language language, String path, String hidden, long fen) {
        return """
        <form method="post" action="%s?lang=%s">
        %s<button class="pay" name="action" value="pay">%s ¥%s</button>
        <button class="quiet" name="action" value="cancel">%s</button>
        </form>
        """
                .formatted(
                        path,
                        language.tag(),
                        hidden,
                        language.say("Pay", "立即支付"),
                        Yuan.of(fen),
                        language.say("Cancel", "取消支付"));
    }
}
