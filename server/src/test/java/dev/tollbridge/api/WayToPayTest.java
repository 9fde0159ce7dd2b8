package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ChannelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A well-formed wish that no account fulfils. */
@ChannelTest
class WayToPayTest {
    @Autowired AlipayShop.Opener opener;

    @Test
    void numbersOfInstalmentsThatAreNotOnOfferAreRefusedWithThoseThatAre() {
        var answer = pay("alipay", "\"qr\",\"instalments\":5");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/code")).isEqualTo("method_not_supported");
        assertThat(answer.text("/param")).isEqualTo("/instalments");
        assertThat(answer.text("/detail")).contains("[3, 6, 12]");
    }

    @Test
    void aSceneThatNoAccountHasIsRefused() {
        var answer = pay("paper_boat", "\"qr\"");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/code")).isEqualTo("method_not_supported");
        assertThat(answer.text("/param")).isEqualTo("/method");
    }

    private ApiClient.Answer pay(String method, String scene) {
        return opener.open()
                .test()
                .post(
                        "/v1/payments",
                        """
                        {"amount": 8800, "currency": "CNY", "merchant_order_id": "1", "subject": "Teapot",
                         "method": "%s", "scene": %s}
                        """
                                .formatted(method, scene));
    }
}
