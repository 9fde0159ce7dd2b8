package dev.tollbridge.simulators.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What shops and payers are told. */
class NoticeTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aPaymentIsToldUntilTheShopSaysSuccess() {
        shop.answering("<xml><return_code>FAIL</return_code></xml>");
        var order = shop.paid();
        shop.pass(Duration.ZERO);
        shop.answering("<xml><return_code>SUCCESS</return_code></xml>");
        shop.pass(Duration.ofSeconds(15));
        shop.pass(Duration.ofHours(4));
        assertThat(shop.told())
                .hasSize(2)
                .allSatisfy(fields -> {
                    assertThat(shop.verifies(fields)).isTrue();
                    assertThat(fields)
                            .containsEntry("out_trade_no", order)
                            .containsEntry("trade_state", "SUCCESS")
                            .containsEntry("total_fee", "1230")
                            .containsEntry("mch_id", Shop.MCH_ID);
                });
    }

    @Test
    void aForgedOneIsSignedWithAnotherKey() {
        shop.ask("unified_order", Shop.order("NATIVE", "n1"));
        shop.control("POST", "orders/n1/notify", "{\"forged\":true}");
        shop.pass(Duration.ZERO);
        assertThat(shop.told()).hasSize(1).noneMatch(shop::verifies);
        assertThat(shop.state("n1")).isEqualTo("NOTPAY");
    }

    @Test
    void aPageInvokesTheWalletWithItsAppInfo() {
        var prepay = shop.ask("unified_order", Shop.order("JSAPI", "n1")).get("prepay_id");
        var info = "appid#1007033799|bargainor_id#" + Shop.MCH_ID + "|channel#wallet";
        var invoked =
                "/qqwallet/phone/invoke?tokenId="
                        + prepay
                        + "&appInfo="
                        + URLEncoder.encode(info, UTF_8);
        assertThat(shop.page("GET", invoked, "").headers())
                .containsEntry("Location", "/qqwallet/phone/bills/" + prepay + "?lang=en");
        assertThat(new String(shop.page("GET", invoked + "x", "").body(), UTF_8))
                .contains("The wallet refused this order");
    }

    @Test
    void thePhoneShowsACodeAndWhatWaits() {
        var code =
                shop.control("POST", "payment_codes", "{\"behaviour\":\"asks_payer\"}")
                        .path("auth_code")
                        .asString();
        shop.ask(
                "micro_pay",
                Shop.order("MICROPAY", "n1", "device_info", "till1", "auth_code", code));
        assertThat(page("/qqwallet/phone?lang=zh&ending=910"))
                .contains("等待您确认", "付款码", "Tea &amp;", "value=\"910\" selected");
        shop.control("POST", "orders/n1/cancel", "");
        assertThat(shop.state("n1")).isEqualTo("PAYERROR");
    }

    private String page(String path) {
        return new String(shop.page("GET", path, "").body(), UTF_8);
    }
}
