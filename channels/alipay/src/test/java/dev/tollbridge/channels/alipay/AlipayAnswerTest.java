package dev.tollbridge.channels.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayAnswerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"code\":\"10000\"} {}",
                "{\"code\":1,\"code\":2}",
                "{\"code\":8888e8888888888888888889}",
                "{\"code\":1e-99999999999}"
            })
    void whatIsNoJsonIsNoAnswer(String text) {
        assertThat(AlipayAnswer.parse(text)).isEmpty();
    }
}
