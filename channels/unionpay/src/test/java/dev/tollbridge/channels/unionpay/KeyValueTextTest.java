package dev.tollbridge.channels.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValueTextTest {
    @Test
    void bracketsHoldWhatSeparatesElsewhere() {
        var text = "a=1&tokenPayData={token=62&trId=9&more=[x&y]}&respMsg=成功[0000000]&b=2=3&c=";
        assertThat(KeyValueText.parse(text))
                .contains(
                        Map.of(
                                "a", "1",
                                "tokenPayData", "{token=62&trId=9&more=[x&y]}",
                                "respMsg", "成功[0000000]",
                                "b", "2=3",
                                "c", ""));
    }

    @Test
    void aCertificateWithLinesIsAValue() {
        var pem = TestAuthority.GENUINE.signerPem();
        assertThat(KeyValueText.parse("signPubKeyCert=" + pem + "&x=1").orElseThrow())
                .containsEntry("signPubKeyCert", pem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "=1",
                "a=1&",
                "a=1&a=2",
                "a={b",
                "a=b}",
                "a={b]",
                "a=[{b]}",
                "<html>a=1</html>",
                "a b=1"
            })
    void whatIsNoTextOfFieldsIsNone(String text) {
        assertThat(KeyValueText.parse(text)).isEmpty();
    }

    @Test
    void theNumberOfFieldsIsBounded() {
        var many = new StringBuilder("f=1");
        for (int i = 0; i < 200; i++) {
            many.append("&f").append(i).append("=1");
        }
        assertThat(KeyValueText.parse(many.toString())).isEmpty();
    }
}
