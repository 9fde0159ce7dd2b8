package dev.tollbridge.checkout;

import dev.tollbridge.spi.Scene;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the payer holds, which decides how a method is used: a phone cannot scan itself. */
enum PayerDevice {
    PHONE,
    DESKTOP;

    private static final Pattern MOBILE =
            Pattern.compile("Mobi|Android|iPhone|iPod|HarmonyOS", Pattern.CASE_INSENSITIVE);
    private static final int PHONE_WIDTH_PX = 640;

    /**
     * @param viewport what our script measured: the width in CSS pixels, then {@code touch} or
     *     {@code mouse}; null without a script
     */
    static PayerDevice of(HttpServletRequest request, @Nullable String viewport) {
        // Browsers with User-Agent Client Hints send this one unasked.
        String hint = request.getHeader("Sec-CH-UA-Mobile");
        String agent = request.getHeader("User-Agent");
        boolean phone =
                "?1".equals(hint)
                        || isSmallTouchScreen(viewport)
                        || (agent != null && MOBILE.matcher(agent).find());
        return phone ? PHONE : DESKTOP;
    }

    private static boolean isSmallTouchScreen(@Nullable String viewport) {
        if (viewport == null || !viewport.matches("[0-9]{1,5} touch")) {
            return false;
        }
        return Integer.parseInt(viewport.substring(0, viewport.indexOf(' '))) <= PHONE_WIDTH_PX;
    }

    /** The best of the scenes on offer; empty if the page can serve none. */
    Optional<Scene> choose(Set<String> offered) {
        return scenes(offered).stream().findFirst();
    }

    /** What else the payer may switch to: on a desktop the page or the code, on a phone nothing. */
    Optional<Scene> alternative(Set<String> offered, @Nullable String current) {
        return switch (this) {
            case PHONE -> Optional.empty();
            case DESKTOP ->
                    scenes(offered).stream()
                            .filter(scene -> scene != Scene.H5 && !scene.code().equals(current))
                            .findFirst();
        };
    }

    /** Those of the scenes on offer that the page can serve, the best first. */
    List<Scene> scenes(Set<String> offered) {
        return preference().stream().filter(scene -> offered.contains(scene.code())).toList();
    }

    private List<Scene> preference() {
        return switch (this) {
            case PHONE -> List.of(Scene.H5, Scene.WEB, Scene.QR);
            case DESKTOP -> List.of(Scene.QR, Scene.WEB, Scene.H5);
        };
    }
}
