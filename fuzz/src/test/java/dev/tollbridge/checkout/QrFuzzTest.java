package dev.tollbridge.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.regex.Pattern;

/** QR codes of whatever text a channel says is one. */
class QrFuzzTest {
    private static final int MOST_BYTES = 2331;
    private static final int MOST_CHARACTERS = 400_000;
    private static final Pattern SVG =
            Pattern.compile(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \\d+ \\d+\""
                            + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0"
                            + " 0h\\d+v\\d+H0z\"/><path d=\"[Mhvz\\d -]*+\"/></svg>\n");

    /** The text never shows in the image; only what does not fit is refused. */
    @FuzzTest
    void drawsOnlyBars(@NotNull String content) {
        try {
            var svg = QrSvg.of(content);
            assertTrue(svg.length() < MOST_CHARACTERS);
            assertTrue(SVG.matcher(svg).matches());
        } catch (IllegalArgumentException e) {
            assertTrue(
                    content.isEmpty() || content.getBytes(UTF_8).length > MOST_BYTES / 2, content);
        }
    }
}
