package dev.tollbridge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The payer on UnionPay's card page: a form leads there, and a form leads back. */
@ExtendWith({SharedInstallation.class, Browser.Shared.class})
class CardPageIT {
    private final Installation gateway;
    private final Browser browser;

    CardPageIT(Installation gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    @AfterEach
    void noPageComplained() {
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en-US, not enough money, Paid", "zh-CN, 余额不足, 支付成功"})
    void aDeclinedCardIsReplacedAndTheBrowserComesBack(
            String language, String declined, String paid) {
        var payment = create();
        var phone = onTheCardPage(language, payment);
        Browser.keep(phone, "unionpay-card-" + language);
        phone.locator("input[value=EMPTY]").check();
        phone.locator("button[value=pay]").click();
        assertThat(phone.getByRole(AriaRole.ALERT)).containsText(declined);
        Browser.keep(phone, "unionpay-declined-" + language);

        phone.locator("button[value=pay]").click();
        assertThat(phone.getByRole(AriaRole.HEADING)).hasText(paid);
        Browser.keep(phone, "unionpay-paid-" + language);
        phone.locator("form button").click();
        assertThat(phone.getByTestId("paid")).isVisible();
        Browser.keep(phone, "unionpay-back-" + language);

        var told = gateway.api().payment(payment.path("id").asString());
        assertThat(told.path("status").asString()).isEqualTo("succeeded");
        var order = order(payment);
        assertThat(order.path("charges").asInt()).isEqualTo(1);
        assertThat(order.path("amount_paid").asLong()).isEqualTo(1_280);
    }

    @Test
    void whoLeavesCanStillPay() {
        var payment = create();
        var phone = onTheCardPage("en-US", payment);
        phone.locator("button[value=leave]").click();
        Browser.keep(phone, "unionpay-left");
        phone.locator("a.button").click();
        phone.waitForURL(url -> url.contains("/checkout/"));
        assertThat(gateway.api().payment(payment.path("id").asString()).path("status").asString())
                .isEqualTo("pending");
        assertThat(order(payment).path("charges").asInt()).isZero();
    }

    @Test
    void reservedMoneyIsTakenInPartAndPartlyGivenBack() {
        var order = Orders.open(1_280);
        order.put("capture", "manual");
        var payment = gateway.api().post("/v1/payments", order).ok();
        var id = payment.path("id").asString();
        var phone = onTheCardPage("en-US", payment);
        phone.locator("button[value=pay]").click();
        Browser.keep(phone, "unionpay-reserved");
        phone.locator("form button").click();
        gateway.api().awaitStatus("/v1/payments/" + id, "authorized");

        var part = Map.of("amount", 1_000, "last", true);
        gateway.api().post("/v1/payments/" + id + "/capture", part).ok();
        gateway.api().awaitStatus("/v1/payments/" + id, "succeeded");
        var back = Map.of("payment", id, "amount", 300);
        var refund = gateway.api().post("/v1/refunds", back).ok().path("id").asString();
        gateway.api().awaitStatus("/v1/refunds/" + refund, "succeeded");

        var finish = order(payment).path("followers").get(0);
        assertThat(finish.path("kind").asString()).isEqualTo("finish");
        assertThat(finish.path("amount").asLong()).isEqualTo(1_000);
        var taken =
                simulator("GET", "/unionpay/control/orders/" + finish.path("number").asString());
        assertThat(taken.path("amount_returned").asLong()).isEqualTo(300);
    }

    private Page onTheCardPage(String language, JsonNode payment) {
        var phone = browser.phone(language);
        phone.navigate(payment.path("checkout_url").asString());
        phone.getByTestId("method-unionpay").click();
        // The checkout asks the payer to go on, or goes by itself.
        if (phone.getByTestId("continue").isVisible()) {
            phone.getByTestId("continue").click();
        }
        phone.waitForURL(url -> url.contains("/unionpay/cards/"));
        return phone;
    }

    private JsonNode create() {
        return gateway.api().post("/v1/payments", Orders.open(1_280)).ok();
    }

    private JsonNode order(JsonNode payment) {
        var number = gateway.api().channelOrderNo(payment.path("id").asString());
        return simulator("GET", "/unionpay/control/orders/" + number);
    }

    private JsonNode simulator(String method, String path) {
        var body = method.equals("GET") ? null : Map.of();
        return Http.send(method, gateway.alipay().base().resolve(path), body, null).ok();
    }
}
