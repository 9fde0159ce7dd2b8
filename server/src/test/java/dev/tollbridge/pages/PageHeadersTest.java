package dev.tollbridge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHeadersTest {
    @ParameterizedTest
    @CsvSource({
        "https://openapi.alipay.com/gateway.do?a=1,https://openapi.alipay.com https://*.alipay.com",
        "https://pay.example.com:8443/x,https://pay.example.com:8443 https://*.example.com:8443",
        "https://example.com/pay,https://example.com",
        "https://192.0.2.7/pay,https://192.0.2.7",
        "http://gateway.shop.test/pay,http://gateway.shop.test",
        "http://127.0.0.1:8090/alipay/gateway.do,http://127.0.0.1:8090",
    })
    void aFormMayGoToTheTargetAndItsSiblings(URI target, String sources) {
        assertThat(PageHeaders.formSources(target)).isEqualTo(sources);
    }
}
