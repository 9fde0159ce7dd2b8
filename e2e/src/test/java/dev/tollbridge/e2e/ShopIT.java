package dev.tollbridge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A newcomer's first minute: the demo shop, the checkout, the fake phone, and back to the shop. */
@ExtendWith({SharedInstallation.class, Browser.Shared.class})
class ShopIT {
    private final Installation gateway;
    private final Browser browser;

    ShopIT(Installation gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    @AfterEach
    void noPageComplained() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void fromTheShelfToTheVerifiedWebhook() {
        var desktop = browser.desktop("en-US");
        desktop.navigate(gateway.demo().path("shop_url").asString());
        var goods = desktop.locator("[data-testid^=buy-]");
        assertThat(goods).hasCount(3);
        Browser.keep(desktop, "shop");
        goods.first().click();
        desktop.getByTestId("method-alipay").click();
        assertThat(desktop.getByTestId("qr")).isVisible();
        Browser.keep(desktop, "shop-checkout");

        var phone = browser.phone("en-US");
        phone.navigate(Browser.scan(desktop.getByTestId("qr")));
        Browser.keep(phone, "shop-phone");
        phone.locator("button[value=pay]").click();

        assertThat(desktop.getByTestId("paid")).isVisible();
        // The checkout leads back by itself; the shop believes only its webhook.
        desktop.waitForURL(Pattern.compile(".*/demo/shop/orders/.*"));
        assertThat(desktop.getByTestId("order-state"))
                .hasAttribute("data-state", "paid", patient());
        assertThat(genuine(desktop.locator("[data-type='payment.succeeded']"))).hasCount(1);
        Browser.keep(desktop, "shop-paid");
    }

    private static LocatorAssertions.HasAttributeOptions patient() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(30_000);
    }

    private static Locator genuine(Locator webhooks) {
        return webhooks.and(webhooks.page().locator("[data-verified=true]"));
    }
}
