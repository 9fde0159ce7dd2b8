package dev.tollbridge.channels.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    @Test
    void cutsOutTheExactCharacters() {
        var root = "{ \"a\" : \"}\\\"{\" , \"n\":[1, {\"b\":null}],\"中\":\"\\u4e2d\" }";
        var members =
                Envelope.split(
                        " {\"x_response\": " + root + " ,\"sign\":\"s\" , \"n\" : -1.5e3}\n");
        assertThat(members).isPresent();
        assertThat(members.get())
                .containsEntry("x_response", root)
                .containsEntry("sign", "\"s\"")
                .containsEntry("n", "-1.5e3");
    }

    @Test
    void keepsTheQuotesOfAnEncryptedNode() {
        assertThat(Envelope.split("{\"x_response\":\"AbC=\"}"))
                .hasValueSatisfying(
                        members -> assertThat(members).containsEntry("x_response", "\"AbC=\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":{\"b\":1}",
                "{\"a\":\"b}",
                "{\"a\":1}x",
                "{\"a\":1}{\"a\":2}",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"\\u0061\":1}",
                "{a:1}",
                "{\"a\":1 \"b\":2}"
            })
    void refusesWhatCouldBeReadInTwoWays(String text) {
        assertThat(Envelope.split(text)).isEmpty();
    }

    @Test
    void boundsTheDepth() {
        assertThat(Envelope.split("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")).isEmpty();
        assertThat(Envelope.split("{\"a\":" + "[".repeat(10) + "]".repeat(10) + "}")).isPresent();
    }
}
