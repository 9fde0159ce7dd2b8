package dev.tollbridge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.URLEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Wallets' codes on the checkout, and one code that any wallet may scan. */
@ExtendWith({SharedInstallation.class, Browser.Shared.class})
class WalletsIT {
    private static final String ALIPAY = "AlipayClient/10.6.0";
    private static final String WECHAT = "MicroMessenger/8.0.50 Language/zh_CN";
    private static final String UNIONPAY = "UnionPay/1.0 CloudPay";

    private final Installation gateway;
    private final Browser browser;

    WalletsIT(Installation gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    @AfterEach
    void noPageComplained() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Tag("channel-wechat_pay/qr/pay")
    void wechatPaysCodeIsScannedFromTheCheckout() {
        assertScanned("wechat_pay", "wechatpay", "weixin://");
    }

    @Test
    @Tag("channel-qq_wallet/qr/pay")
    void qqWalletsCodeIsScannedFromTheCheckout() {
        assertScanned("qq_wallet", "qqwallet", "https://qpay.qq.com/");
    }

    /**
     * @param name of the wallet in the simulators' addresses
     * @param start of what its codes contain
     */
    private void assertScanned(String method, String name, String start) {
        var payment = create();
        var desktop = browser.desktop("zh-CN");
        desktop.navigate(payment.path("checkout_url").asString());
        desktop.getByTestId("method-" + method).click();
        assertThat(desktop.getByTestId("qr")).isVisible();
        Browser.keep(desktop, name + "-qr");
        var code = Browser.scan(desktop.getByTestId("qr"));
        assertThat(code).startsWith(start);

        var phone = browser.phone("zh-CN");
        phone.navigate(simulator("/" + name + "/phone/scan?content=" + encode(code)));
        Browser.keep(phone, name + "-phone");
        phone.locator("button[value=pay]").click();
        // Nobody touches the desktop: the page finds out by itself.
        assertThat(desktop.getByTestId("paid")).isVisible();
        assertPaidOnce(payment);
    }

    @Test
    @Tag("channel-alipay/h5/pay")
    void inAlipayTheCodeLeadsToItsPage() {
        var payment = create();
        var wallet = scan(ALIPAY, payment);
        wallet.waitForURL(url -> url.contains("/alipay/"));
        wallet.locator("button[value=pay]").click();
        assertThat(wallet.getByTestId("paid")).isVisible();
        assertPaidOnce(payment);
    }

    @Test
    @Tag("channel-wechat_pay/in_app_page/pay")
    @Tag("channel-wechat_pay/identify_payer")
    void inWechatThePayerIsIdentifiedAndTheWalletAsked() {
        var payment = create();
        var wallet = browser.wallet("en-US", WECHAT);
        // The wallet's own browser asks its payer; the simulator shows that as a page.
        wallet.addInitScript(
                "window.WeixinJSBridge = {invoke: (name, params) => location.assign('"
                        + simulator("/wechatpay/phone/invoke?")
                        + "' + new URLSearchParams(params))}");
        wallet.navigate(payment.path("checkout_url").asString() + "/wallet");
        Browser.keep(wallet, "wallet-wechat-consent");
        wallet.locator("a.button").first().click();
        wallet.waitForURL(url -> url.contains("/wechatpay/phone/bills/"));
        Browser.keep(wallet, "wallet-wechat-bill");
        wallet.locator("button[value=pay]").click();
        wallet.navigate(payment.path("checkout_url").asString());
        assertThat(wallet.getByTestId("paid")).isVisible();
        assertPaidOnce(payment);
        assertThat(attempt(payment).path("scene").asString("in_app_page")).isEqualTo("in_app_page");
    }

    @Test
    @Tag("channel-unionpay/h5/pay")
    void inUnionPayTheCodeLeadsToTheCardPage() {
        var payment = create();
        var wallet = scan(UNIONPAY, payment);
        wallet.waitForURL(url -> url.contains("/unionpay/cards/"));
        wallet.locator("button[value=pay]").click();
        wallet.locator("form button").click();
        assertThat(wallet.getByTestId("paid")).isVisible();
        assertPaidOnce(payment);
    }

    @Test
    void anyOtherBrowserSaysInBothLanguagesWhichWalletsMayScan() {
        var payment = create();
        var desktop = browser.desktop("en-US");
        desktop.navigate(payment.path("checkout_url").asString() + "/wallet");
        assertThat(desktop.getByTestId("any-wallet-en")).containsText("Alipay, WeChat, UnionPay");
        assertThat(desktop.getByTestId("any-wallet-zh")).containsText("支付宝、微信、云闪付");
        assertThat(Browser.scan(desktop.getByTestId("wallet-code")))
                .isEqualTo(payment.path("checkout_url").asString() + "/wallet");
        Browser.keep(desktop, "wallet-any");
        assertThat(gateway.api().payment(payment.path("id").asString()).path("attempts"))
                .as("a look starts nothing")
                .isEmpty();
    }

    @Test
    void theCodeOnTheCounterIsPaidByAnyWallet() {
        var code = gateway.api().get("/v1/shop_code").ok().path("url").asString();
        var wallet = browser.wallet("zh-CN", ALIPAY);
        wallet.navigate(code);
        Browser.keep(wallet, "wallet-counter");
        wallet.getByTestId("amount").fill("12.8");
        wallet.getByTestId("pay").click();
        wallet.waitForURL(url -> url.contains("/alipay/"));
        wallet.locator("button[value=pay]").click();
        assertThat(wallet.getByTestId("paid")).isVisible();
        var another = URI.create(code.substring(0, code.length() - 1) + "x");
        assertThat(Http.send("GET", another, null, null).status()).isEqualTo(404);
    }

    private Page scan(String agent, JsonNode payment) {
        var wallet = browser.wallet("zh-CN", agent);
        wallet.navigate(payment.path("checkout_url").asString() + "/wallet");
        return wallet;
    }

    private JsonNode create() {
        return gateway.api().post("/v1/payments", Orders.open(1_280)).ok();
    }

    private JsonNode attempt(JsonNode payment) {
        return gateway.api().payment(payment.path("id").asString()).path("attempts").get(0);
    }

    private void assertPaidOnce(JsonNode payment) {
        var now = gateway.api().payment(payment.path("id").asString());
        assertThat(now.path("status").asString()).isEqualTo("succeeded");
        assertThat(now.path("attempts")).hasSize(1);
    }

    private String simulator(String path) {
        return gateway.alipay().base() + path;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
