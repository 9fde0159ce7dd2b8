package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** With the examples of RFC 9530, appendix B.1, and of RFC 9421, appendix B.2. */
class ContentDigestTest {
    private static final byte[] WITH_LINE_FEED = "{\"hello\": \"world\"}\n".getBytes(UTF_8);
    private static final byte[] WITHOUT = "{\"hello\": \"world\"}".getBytes(UTF_8);
    private static final String SHA256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
    private static final String SHA512 =
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";

    @Test
    void matchesPublishedDigests() {
        assertThat(ContentDigest.matches(SHA256, WITH_LINE_FEED)).isTrue();
        assertThat(ContentDigest.matches(SHA512, WITHOUT)).isTrue();
        assertThat(ContentDigest.matches("md5=:AAAA:, " + SHA256, WITH_LINE_FEED)).isTrue();
    }

    @Test
    void refusesOtherBytesUnknownDigestsAndOneWrongAmongRight() {
        assertThat(ContentDigest.matches(SHA256, WITHOUT)).isFalse();
        assertThat(ContentDigest.matches(SHA256 + ", " + SHA512, WITHOUT)).isFalse();
        assertThat(ContentDigest.matches("md5=:AAAA:", WITHOUT)).isFalse();
        assertThat(ContentDigest.matches("sha-256=\"RK\"", WITHOUT)).isFalse();
        assertThat(ContentDigest.matches("", WITHOUT)).isFalse();
        assertThat(ContentDigest.matches("???", WITHOUT)).isFalse();
    }
}
