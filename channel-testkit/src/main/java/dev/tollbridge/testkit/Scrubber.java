package dev.tollbridge.testkit;

import dev.tollbridge.spi.HttpCall;
import java.util.regex.Pattern;

/** Masks a call the way an exchange log does: by the names that the call itself calls sensitive. */
final class Scrubber {
    private Scrubber() {}

    static String scrub(HttpCall call) {
        var text = Rendering.plain(call);
        for (var name : call.sensitive()) {
            var quoted = Pattern.quote(name);
            text =
                    text.replaceAll(
                                    "(\"" + quoted + "\"\\s*:\\s*)\"(\\\\.|[^\"\\\\])*\"",
                                    "$1\"•\"")
                            .replaceAll("((?:^|[?&\\n])" + quoted + "=)[^&\\n]*", "$1•")
                            .replaceAll("(<" + quoted + ">)[^<]*", "$1•")
                            .replaceAll("(name=" + quoted + ", value=)[^\\]]*\\]", "$1•]");
        }
        return text;
    }
}
