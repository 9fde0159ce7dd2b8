package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.kernel.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON as strictly as RFC 8259 allows: no duplicate members, nothing after the end, bounded
 * depth and lengths, and numbers as they are written, without rounding.
 */
@Component
final class StrictJson {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final int MAX_NAME_LENGTH = 256;

    private final JsonMapper mapper =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                                    .maxNameLength(MAX_NAME_LENGTH)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /** Throws {@link RefusedException} with {@code malformed_json} for anything else. */
    JsonNode read(byte[] bytes) {
        try (JsonParser parser = mapper.createParser(text(bytes))) {
            try {
                @Nullable JsonNode tree = mapper.readTree(parser);
                if (tree == null) {
                    throw refused("The body is empty; send a JSON object.", "");
                }
                if (parser.nextToken() != null) {
                    throw refused("There is something after the end of the JSON.", "");
                }
                return tree;
            } catch (JacksonException e) {
                throw refused(
                        "The body is not well-formed JSON: " + sentence(e) + ".",
                        parser.streamReadContext().pathAsPointer().toString());
            } catch (NumberFormatException e) {
                // Jackson checks the length of a number, but not whether its exponent fits.
                throw refused(
                        "The body has a number that is out of every range.",
                        parser.streamReadContext().pathAsPointer().toString());
            }
        }
    }

    /** RFC 8259, section 8.1: UTF-8 and nothing else; Jackson would guess UTF-16 and UTF-32 too. */
    private static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw refused("The body is not UTF-8.", "");
        }
    }

    private static RefusedException refused(String detail, String pointer) {
        return new RefusedException(
                new Refusal(
                        Refusal.Code.MALFORMED_JSON, detail, pointer.isEmpty() ? null : pointer));
    }

    /** What Jackson says, without what it adds about our own classes. */
    private static String sentence(JacksonException e) {
        var message = e.getOriginalMessage();
        var location = e.getLocation();
        String where =
                location == null || location.getLineNr() < 1
                        ? ""
                        : " (line %d, column %d)"
                                .formatted(location.getLineNr(), location.getColumnNr());
        int end = message.indexOf('\n');
        return (end < 0 ? message : message.substring(0, end)) + where;
    }
}
