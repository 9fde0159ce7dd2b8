package dev.tollbridge.checkout;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the payer has to do now: {@code next_action} of the API, read for the page. Each kind has a
 * fragment of the same name.
 */
sealed interface PayerAction {
    /** Name of the fragment. */
    String kind();

    /** Leave for the channel's page; GET, or POST if there are fields. */
    record Leave(URI url, Map<String, String> fields, boolean post) implements PayerAction {
        @Override
        public String kind() {
            return "leave";
        }
    }

    /**
     * @param image path of the image on this server
     */
    record Scan(String image) implements PayerAction {
        @Override
        public String kind() {
            return "scan";
        }
    }

    /**
     * Only the wallet's own SDK can go on: in its browser, or in the shop's app or mini program.
     *
     * @param client which SDK
     * @param params for it, unchanged
     */
    record OpenApp(String client, Map<String, String> params) implements PayerAction {
        @Override
        public String kind() {
            return "app";
        }
    }

    /** The payer has been asked on the own phone. */
    record Await() implements PayerAction {
        @Override
        public String kind() {
            return "await";
        }
    }

    /** Something to do elsewhere, in the order of the lines. */
    record Instructions(List<Line> lines, String reference, @Nullable String account)
            implements PayerAction {
        /** In both languages of the product. */
        record Line(String en, String zhCn) {
            public String in(Locale locale) {
                return locale.getLanguage().equals("zh") ? zhCn : en;
            }
        }

        @Override
        public String kind() {
            return "instructions";
        }
    }

    /** Empty if there is no action, or one that this page cannot show. */
    static Optional<PayerAction> of(@Nullable Map<String, Object> nextAction) {
        return nextAction == null ? Optional.empty() : read(nextAction);
    }

    private static Optional<PayerAction> read(Map<String, Object> json) {
        return switch (text(json.get("type"))) {
            case "redirect" -> web(json).map(url -> new Leave(url, Map.of(), false));
            case "form_post" ->
                    web(json).map(url -> new Leave(url, texts(json.get("fields")), true));
            case "show_qr" ->
                    Optional.of(new Scan(URI.create(text(json.get("image_url"))).getPath()));
            case "invoke" ->
                    Optional.of(new OpenApp(text(json.get("client")), texts(json.get("params"))));
            case "await_payer" -> Optional.of(new Await());
            case "show_instructions" -> Optional.of(instructions(json));
            // A kind that a newer adapter knows: the page waits for the outcome.
            case String other -> Optional.empty();
        };
    }

    /** The payer is sent to the web and nowhere else, whatever an adapter says. */
    private static Optional<URI> web(Map<String, Object> json) {
        return WebAddress.parse(text(json.get("url")));
    }

    private static Instructions instructions(Map<String, Object> json) {
        var lines =
                json.get("lines") instanceof List<?> list
                        ? list.stream()
                                .map(PayerAction::texts)
                                .map(line ->
                                        new Instructions.Line(
                                                line.getOrDefault("en", ""),
                                                line.getOrDefault("zh_cn", "")))
                                .toList()
                        : List.<Instructions.Line>of();
        var account = json.get("account");
        return new Instructions(
                lines, text(json.get("reference")), account == null ? null : text(account));
    }

    private static Map<String, String> texts(@Nullable Object json) {
        var texts = new LinkedHashMap<String, String>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(text(name), text(value)));
        }
        return texts;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
