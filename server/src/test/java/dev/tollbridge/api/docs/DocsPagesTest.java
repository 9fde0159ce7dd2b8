package dev.tollbridge.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class DocsPagesTest {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:src|href|data-source)=\"([^\"#]+)\"");
    @Autowired ApplicationContext server;

    @Test
    void everyCodeHasItsAnchorInBothLanguages() {
        var page = get("/docs/errors");
        assertThat(page.status()).isEqualTo(200);
        for (var code : Refusal.Code.values()) {
            assertThat(page.http().body()).contains("id=\"" + code.code() + "\"");
        }
        assertThat(page.http().body()).contains("There is no such thing").contains("对象不存在");
    }

    @Test
    void pagesLoadNothingFromOtherHostsAndNothingInline() {
        for (String path : new String[] {"/docs", "/docs/errors"}) {
            var page = get(path);
            assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
            assertThat(page.http().body()).doesNotContain("<style").doesNotContain(" style=");
            assertThat(page.http().body()).doesNotContainPattern("<script(?![^>]* src=)");
            var addresses = ADDRESS.matcher(page.http().body());
            int found = 0;
            while (addresses.find()) {
                assertThat(addresses.group(1)).startsWith("/");
                assertThat(get(addresses.group(1)).status()).as(addresses.group(1)).isEqualTo(200);
                found++;
            }
            assertThat(found).isGreaterThan(3);
        }
    }

    @Test
    void pagesSpeakBothLanguages() {
        assertThat(get("/docs/errors?lang=zh-CN").http().body()).contains("<h1>错误码</h1>");
        assertThat(get("/docs/errors?lang=en").http().body()).contains("<h1>Error codes</h1>");
        assertThat(get("/docs?lang=zh-CN").http().body()).contains("接口文档");
    }

    private ApiClient.Answer get(String path) {
        return ApiClient.of(Shop.port(server), "").get(path);
    }
}
