package dev.tollbridge.edge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.kernel.Digests;
import java.util.Base64;

/** The field Content-Digest (RFC 9530). */
class ContentDigestFuzzTest {
    /** Nothing is thrown, the right digest is taken, and no field without it. */
    @DictionaryEntries({"sha-256=:", "sha-512=:", "AAAA:", "sha-256=:AAAA:, sha-512=:AAAA:"})
    @FuzzTest
    void takesOnlyTheRightDigest(byte @NotNull [] body, @NotNull String field) {
        var sha256 = Base64.getEncoder().encodeToString(Digests.sha256(body));
        var sha512 = Base64.getEncoder().encodeToString(Digests.sha512(body));
        assertTrue(ContentDigest.matches("sha-256=:" + sha256 + ":", body));
        assertTrue(ContentDigest.matches("unknown=:AAAA:, sha-512=:" + sha512 + ":", body));
        if (ContentDigest.matches(field, body)) {
            assertTrue(field.contains(stripped(sha256)) || field.contains(stripped(sha512)));
        }
    }

    /** Without padding, and without the last digit, which has bits to spare. */
    private static String stripped(String base64) {
        return base64.replace("=", "").substring(0, base64.indexOf('=') - 1);
    }
}
