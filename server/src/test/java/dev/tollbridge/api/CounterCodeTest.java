package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class CounterCodeTest {
    private static final String RIGHT =
            "/v1/counter_code?account=15:4827000000010000777290058110048&category=5812&name=Tea%20house&city=Shanghai";

    @Autowired ApplicationContext server;

    @Test
    void composesACodeAndSaysWhereToPrintIt() {
        var answer = Shop.open(server).test().get(RIGHT);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(answer.text("/content")).startsWith("000201").contains("Tea house");
        assertThat(answer.text("/print_url")).contains("/counter?tag=");
    }

    @Test
    void saysEverythingThatIsMissing() {
        var answer = Shop.open(server).test().get("/v1/counter_code");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.http().body())
                .contains("\"account\"", "\"category\"", "\"name\"", "\"city\"");
    }

    @Test
    void refusesABillNumberWithoutAnAmount() {
        var answer = Shop.open(server).test().get(RIGHT + "&bill_number=1");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.http().body()).contains("needs an amount");
    }
}
