package dev.tollbridge.channels.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
    @Test
    void keepsTheBytesOfEachFieldInOrder() {
        var fields = FormBody.read("b=%E8%8C%B6+%26&a=&c=x%3D".getBytes(US_ASCII)).orElseThrow();
        assertThat(fields.keySet()).containsExactly("b", "a", "c");
        assertThat(fields.get("b")).isEqualTo("茶 &".getBytes(UTF_8));
        assertThat(fields.get("a")).isEmpty();
        assertThat(fields.get("c")).isEqualTo("x=".getBytes(US_ASCII));
    }

    @Test
    void oneBrokenFieldSpoilsTheForm() {
        var fields = FormBody.read("b=%B2%E8&a=1".getBytes(US_ASCII)).orElseThrow();
        assertThat(FormBody.decode(fields, Charset.forName("GBK")).orElseThrow())
                .containsExactly(entry("b", "茶"), entry("a", "1"));
        assertThat(FormBody.decode(fields, UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=1&", "a=1&a=2", "a=%", "a=%4", "a=%zz", "%zz=1"})
    void whatIsNoFormIsNone(String body) {
        assertThat(FormBody.read(body.getBytes(US_ASCII))).isEmpty();
    }

    @Test
    void theNumberOfFieldsIsBounded() {
        assertThat(FormBody.read(fields(200))).isPresent();
        assertThat(FormBody.read(fields(201))).isEmpty();
    }

    private static byte[] fields(int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> "f" + n + "=1")
                .collect(Collectors.joining("&"))
                .getBytes(US_ASCII);
    }
}
