package dev.tollbridge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The payer's way through the hosted checkout, with the fake phone in the other hand. */
@ExtendWith({SharedInstallation.class, Browser.Shared.class})
class CheckoutIT {
    private final Installation gateway;
    private final Browser browser;

    CheckoutIT(Installation gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    @AfterEach
    void noPageComplained() {
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en-US,Pay,Paid", "zh-CN,确认付款,支付成功"})
    void aCodeOnTheDesktopIsPaidByPhone(String language, String pay, String paid) {
        var payment = create(Map.of());
        var desktop = browser.desktop(language);
        choose(desktop, payment);
        assertThat(desktop.getByTestId("qr")).isVisible();
        Browser.keep(desktop, "desktop-qr-" + language);

        var phone = browser.phone(language);
        phone.navigate(Browser.scan(desktop.getByTestId("qr")));
        assertThat(phone.locator("button[value=pay]")).containsText(pay);
        Browser.keep(phone, "fake-phone-bill-" + language);
        phone.locator("button[value=pay]").click();
        assertThat(phone.getByRole(com.microsoft.playwright.options.AriaRole.HEADING))
                .hasText(paid);
        Browser.keep(phone, "fake-phone-paid-" + language);

        // Nobody touches the desktop: the page finds out by itself.
        assertThat(desktop.getByTestId("paid")).isVisible();
        Browser.keep(desktop, "desktop-paid-" + language);
        assertThat(desktop.locator("html"))
                .hasAttribute("lang", language.startsWith("zh") ? "zh-CN" : "en");
        assertSucceeded(payment.id());
    }

    @Test
    void aPhoneIsLedToTheWalletAndBack() {
        var payment = create(Map.of());
        var phone = browser.phone("en-US");
        phone.navigate(payment.checkout());
        Browser.keep(phone, "phone-choose");
        phone.getByTestId("method-alipay").click();
        // The checkout asks the payer to go on, or goes by itself; either way the wallet's page
        // comes.
        if (phone.getByTestId("continue").isVisible()) {
            phone.getByTestId("continue").click();
        }
        phone.waitForURL(url -> url.contains("/alipay/"));
        Browser.keep(phone, "phone-wallet");
        phone.locator("button[value=pay]").click();

        assertThat(phone.getByTestId("paid"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        Browser.keep(phone, "phone-paid");
        assertSucceeded(payment.id());
    }

    @Test
    void aDeclinedPayerTriesAgain() {
        var payment = create(Map.of());
        var desktop = browser.desktop("en-US");
        choose(desktop, payment);
        var phone = browser.phone("en-US");
        phone.navigate(Browser.scan(desktop.getByTestId("qr")));
        phone.locator("button[value=decline]").click();

        assertThat(desktop.getByTestId("declined"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        Browser.keep(desktop, "desktop-declined");
        desktop.getByTestId("method-alipay").click();
        phone.navigate(Browser.scan(desktop.getByTestId("qr")));
        phone.locator("button[value=pay]").click();

        assertThat(desktop.getByTestId("paid")).isVisible();
        assertSucceeded(payment.id());
        assertThat(gateway.api().payment(payment.id()).path("attempts")).hasSize(2);
    }

    @Test
    void aPaymentExpiresWhileThePageIsOpen() {
        var payment = create(Map.of("expires_in", 60));
        var desktop = browser.desktop("en-US");
        choose(desktop, payment);
        assertThat(desktop.getByTestId("countdown")).isVisible();
        Browser.keep(desktop, "desktop-waiting");

        assertThat(desktop.getByTestId("expired"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
        Browser.keep(desktop, "desktop-expired");
        // The page goes by the time; the payment follows when the workers have come by.
        gateway.api().awaitStatus("/v1/payments/" + payment.id(), "expired");
    }

    private record Open(String id, String checkout) {}

    private Open create(Map<String, ?> more) {
        var order = Orders.open(1_280);
        order.putAll(more);
        var payment = gateway.api().post("/v1/payments", order).ok();
        return new Open(payment.path("id").asString(), payment.path("checkout_url").asString());
    }

    private static void choose(Page page, Open payment) {
        page.navigate(payment.checkout());
        page.getByTestId("method-alipay").click();
    }

    private void assertSucceeded(String id) {
        var payment = gateway.api().payment(id);
        assertThat(payment.path("status").asString()).isEqualTo("succeeded");
        var charged = gateway.alipay().order(gateway.api().channelOrderNo(id));
        assertThat(charged.path("charges").asInt()).isEqualTo(1);
    }
}
