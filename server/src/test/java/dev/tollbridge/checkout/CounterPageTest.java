package dev.tollbridge.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.emvco.AdditionalData;
import dev.tollbridge.emvco.MerchantCode;
import dev.tollbridge.emvco.UnionPayMerchant;
import dev.tollbridge.merchant.CounterCodes;
import java.net.URLEncoder;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScriptedTest
@SuppressWarnings("NullAway.Init") // set before each test
class CounterPageTest {
    @Autowired CounterCodes codes;
    @LocalServerPort int port;
    private Visitor visitor;

    @BeforeEach
    void visit() {
        visitor = Visitor.of(port);
    }

    private static String content(@Nullable Long amount) {
        return new MerchantCode(
                        amount == null ? MerchantCode.Use.STATIC : MerchantCode.Use.DYNAMIC,
                        List.of(
                                new UnionPayMerchant("48270000", "00010000", "777290058110048")
                                        .account()),
                        "5812",
                        Currency.getInstance("CNY"),
                        amount,
                        "CN",
                        "Tea & 茶",
                        "Shanghai",
                        AdditionalData.ofTill("store 7", "till 1"),
                        List.of())
                .write();
    }

    private String path(String content, String tag) {
        return "/counter?tag=" + tag + "&content=" + URLEncoder.encode(content, UTF_8);
    }

    @Test
    void showsACodeThatWasMadeHereInEitherSizeAndLanguage() {
        var content = content(null);
        var page = visitor.get(path(content, codes.tag(content)));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Tea &amp; 茶", "store 7", "till 1", "data:image/svg+xml", "counter a6")
                .doesNotContain("data-testid=\"amount\"");
        var chinese = visitor.get(path(content, codes.tag(content)) + "&size=a5&lang=zh-CN");
        assertThat(chinese.body()).contains("请用钱包扫码付款", "counter a5");
        var dynamic = content(8800L);
        assertThat(visitor.get(path(dynamic, codes.tag(dynamic))).body()).contains("88.00");
    }

    @Test
    void showsNobodyElsesCode() {
        var content = content(null);
        assertThat(visitor.get(path(content, codes.tag(content(1L)))).statusCode()).isEqualTo(404);
        assertThat(visitor.get(path("hello", codes.tag("hello"))).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/counter").statusCode()).isEqualTo(404);
    }
}
