package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.spi.LocalizedText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** What each error code means, in both languages: for problems and for the page of errors. */
@Component
public class ErrorTexts {
    private final Map<Refusal.Code, Text> texts = new EnumMap<>(Refusal.Code.class);

    ErrorTexts() {
        var properties = read();
        for (var code : Refusal.Code.values()) {
            texts.put(
                    code,
                    new Text(
                            localized(properties, code.code() + ".title"),
                            localized(properties, code.code() + ".help")));
        }
    }

    /**
     * @param heading what happened
     * @param help what to do
     */
    public record Text(LocalizedText heading, LocalizedText help) {
        String title() {
            return heading.en();
        }
    }

    public Text of(Refusal.Code code) {
        return Objects.requireNonNull(texts.get(code));
    }

    private static LocalizedText localized(Properties properties, String key) {
        return new LocalizedText(text(properties, key + ".en"), text(properties, key + ".zh"));
    }

    private static String text(Properties properties, String key) {
        String text = properties.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("errors.properties lacks " + key);
        }
        return text;
    }

    private static Properties read() {
        var properties = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                ErrorTexts.class.getResourceAsStream("/api/errors.properties")),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
