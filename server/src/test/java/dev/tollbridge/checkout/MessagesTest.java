package dev.tollbridge.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.DeclineCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");
    private final Properties english = read("/messages.properties");
    private final Properties chinese = read("/messages_zh_CN.properties");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(chinese, key)).as(key).isEqualTo(arguments(english, key));
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
        }
    }

    /** One in a text with arguments would be swallowed with what follows it. */
    @Test
    void noApostrophesThatMessageFormatTakesForQuotes() {
        for (String key : english.stringPropertyNames()) {
            if (!arguments(english, key).isEmpty()) {
                assertThat(english.getProperty(key)).as(key).doesNotContain("'");
            }
        }
    }

    @Test
    void everyReasonHasWords() {
        assertThat(english.stringPropertyNames())
                .containsAll(
                        Arrays.stream(DeclineCode.values())
                                .map(code -> "decline." + code.code())
                                .toList());
    }

    private static String arguments(Properties texts, String key) {
        return String.join(
                "",
                ARGUMENT.matcher(texts.getProperty(key))
                        .results()
                        .map(match -> match.group())
                        .sorted()
                        .distinct()
                        .toList());
    }

    private static Properties read(String file) {
        var texts = new Properties();
        try (var stream = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
