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
}
