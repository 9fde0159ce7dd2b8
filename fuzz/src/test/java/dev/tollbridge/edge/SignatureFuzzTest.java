package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.edge.SignedMessage.Malformed;
import java.util.List;
import java.util.Map;

/** The fields Signature-Input and Signature (RFC 9421). */
class SignatureFuzzTest {
    private static final int MAX_COMPONENTS = 30;

    /** Only {@link Malformed}; and the base has a line for each covered component. */
    @DictionaryEntries({
        "sig1=(\"@method\" \"@target-uri\" \"content-digest\")",
        ";created=1767225600;keyid=\"a\";alg=\"ed25519\";nonce=\"n\"",
        "\"@path\";req",
        "\"@query-param\";name=\"a\"",
        "sig1=:AAAA:",
        "sig1=()"
    })
    @FuzzTest
    void takesApartOrRefuses(
            @NotNull String input, @NotNull String signature, @NotNull String value) {
        var message =
                new HttpMessage(
                        "POST",
                        "https",
                        "pay.example:443",
                        "/v1/payments",
                        value,
                        Map.of(
                                "signature-input", List.of(input),
                                "signature", List.of(signature),
                                "content-digest", List.of(value)),
                        value.getBytes(UTF_8));
        try {
            var signed = SignedMessage.of(message);
            assertTrue(signed.components().size() <= MAX_COMPONENTS);
            signed.text("keyid");
            signed.integer("created");
            var base = new String(signed.base(), UTF_8);
            assertTrue(base.contains("\"@signature-params\": ("));
            assertFalse(signed.components().contains(""), "a component without a name");
        } catch (Malformed e) {
            assertFalse(e.rule().isBlank());
        }
    }
}
