package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example/gateway.do",
                "http://localhost:8090/channel/",
                "https://192.0.2.1"
            })
    void whatAServiceCanBeReachedAtIsABase(String text) {
        assertThat(WebAddresses.parseBase(text)).contains(URI.create(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example",
                "no address",
                "ftp://api.example",
                "javascript:alert(1)",
                "https:///gateway",
                "https:api.example"
            })
    void whatIsNotOfTheWebIsNoAddress(String text) {
        assertThat(WebAddresses.parse(text)).isEmpty();
        assertThat(WebAddresses.parseBase(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example@attacker.example",
                "https://user:password@api.example",
                "https://@api.example",
                "https://api.example?x=1",
                "https://api.example?",
                "https://api.example#x",
                "https://api.example#"
            })
    void userQueryAndFragmentMakeNoBase(String text) {
        assertThat(WebAddresses.parseBase(text)).isEmpty();
    }

    @Test
    void anAnsweredAddressMayHaveAQuery() {
        assertThat(WebAddresses.parse("https://files.example/bill?token=1")).isPresent();
    }
}
