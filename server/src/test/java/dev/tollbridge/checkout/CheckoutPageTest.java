package dev.tollbridge.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.CheckoutSessionId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Merchant;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.payment.PayerPayment;
import dev.tollbridge.payment.PayerPayment.MethodOffer;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.testing.Await;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScriptedTest
class CheckoutPageTest {
    private static final Map<String, Object> REDIRECT =
            Map.of("type", "redirect", "url", "https://pay.example.com/cashier?id=7&x=%7B1%7D");
    private static final Map<String, Object> QR =
            Map.of(
                    "type",
                    "show_qr",
                    "content",
                    "https://qr.example.com/1",
                    "image_url",
                    "http://elsewhere.example/qr/att_1.svg");

    @Autowired ScriptedPayments payments;
    @Autowired CheckoutSessionTable sessions;
    @Autowired Merchants merchants;
    @LocalServerPort int port;
    private Merchant merchant;
    private Visitor visitor;

    @BeforeEach
    void openShop() {
        merchant = merchants.create("Lantern & Co");
        visitor = Visitor.of(port);
    }

    @Test
    void showsWhatIsPaidToWhom() {
        var page = visitor.get(open(PaymentDraft.open()));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(testId(page, "checkout-merchant")).isEqualTo("Lantern &amp; Co");
        assertThat(testId(page, "checkout-amount")).isEqualTo("¥128.00");
        assertThat(testId(page, "checkout-subject")).isEqualTo("Three things");
        assertThat(page.body()).contains("data-state=\"choose\"", "data-testid=\"method-alipay\"");
    }

    @Test
    void isConfinedToItself() {
        var page = visitor.get(open(PaymentDraft.open()));
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                + " connect-src 'self'; manifest-src 'self'; frame-ancestors 'none';"
                                + " base-uri 'none'; form-action 'self'");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .doesNotContainPattern("<script(?![^>]* src=\"/)")
                .doesNotContain("<style", " style=", " onclick=");
    }

    @Test
    void filesMayBeKeptForEver() {
        var page = visitor.get(open(PaymentDraft.open()));
        var links =
                Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"")
                        .matcher(page.body())
                        .results()
                        .map(match -> match.group(1))
                        .toList();
        assertThat(links).hasSizeGreaterThan(4);
        for (String link : links) {
            var file = visitor.get(link);
            assertThat(file.statusCode()).as(link).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control"))
                    .as(link)
                    .hasValue("max-age=31536000, public, immutable");
            assertThat(link).containsPattern("-[0-9a-f]{32}\\.|/[0-9]+\\.[0-9]+\\.[0-9]+/");
        }
    }

    @Tag("attack-stored-script")
    @Test
    void printsScriptInTheSubjectAsText() {
        var page =
                visitor.get(open(PaymentDraft.open().subject("<script>alert(1)</script>\"'><b>")));
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert", "<b>");
    }

    @Test
    void speaksTheLanguageThatWasChosenOrWished() {
        String path = open(PaymentDraft.open());
        assertThat(visitor.get(path, "Accept-Language", "zh-TW,en;q=0.5").body())
                .contains("lang=\"zh-CN\"", "请选择支付方式");
        assertThat(visitor.get(path, "Accept-Language", "fr, en-GB;q=0.5").body())
                .contains("lang=\"en\"", "How would you like to pay?");
        var chosen = visitor.get(path + "?lang=zh-CN", "Accept-Language", "en");
        assertThat(chosen.body()).contains("请选择支付方式");
        assertThat(chosen.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("tollbridge_lang=zh-CN;")
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(visitor.get(path, "Cookie", "tollbridge_lang=zh-CN").body()).contains("请选择支付方式");
    }

    @Test
    void showsTheSessionsItemsInItsLanguage() {
        var draft = PaymentDraft.open();
        String path = open(draft);
        session(draft, "zh-CN", "https://shop.example/thanks", "https://shop.example/cart");
        var page = visitor.get(path, "Accept-Language", "en");
        assertThat(page.body())
                .contains("纸灯笼", "× 2", "¥64.00", "请选择支付方式")
                .contains("href=\"https://shop.example/cart\"");
        payments.change(secret(path), draft.status("succeeded").view());
        assertThat(visitor.get(path).body()).contains("href=\"https://shop.example/thanks\"");
    }

    @Test
    void unknownSecretIsAFriendlyPage() {
        var page = visitor.get("/checkout/nobody");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("data-testid=\"not-found\"");
        assertThat(visitor.get("/checkout/nobody/panel").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/checkout/nobody/continue").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/checkout/nobody/events").statusCode()).isEqualTo(404);
        assertThat(visitor.post("/checkout/nobody/confirm", "method=alipay").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDesktopScans() {
        var draft = PaymentDraft.open();
        String path = open(draft);
        payments.onConfirm =
                (payment, request) -> Result.ok(draft.pending(request.scene().code(), QR).view());
        var panel = visitor.post(path + "/confirm", "method=alipay", "HX-Request", "true");
        assertThat(payments.confirmed.getLast().scene()).isEqualTo(Scene.QR);
        assertThat(panel.headers().firstValue("HX-Redirect")).isEmpty();
        assertThat(panel.body())
                .startsWith("<section")
                .contains("data-state=\"waiting\"", "src=\"/qr/att_1.svg\"");
    }

    @Test
    void aPhoneIsSentOn() {
        var draft = PaymentDraft.open();
        String path = open(draft);
        payments.onConfirm =
                (payment, request) ->
                        Result.ok(draft.pending(request.scene().code(), REDIRECT).view());
        var panel =
                visitor.post(
                        path + "/confirm",
                        "method=alipay",
                        "HX-Request",
                        "true",
                        "User-Agent",
                        Visitor.PHONE);
        assertThat(payments.confirmed.getLast().scene()).isEqualTo(Scene.H5);
        assertThat(panel.headers().firstValue("HX-Redirect")).hasValue(path + "/continue");
        var leave = visitor.get(path + "/continue");
        assertThat(leave.statusCode()).isEqualTo(303);
        assertThat(leave.headers().firstValue("Location")).hasValue((String) REDIRECT.get("url"));
    }

    @Test
    void aSmallTouchScreenIsAPhone() {
        String path = open(PaymentDraft.open());
        visitor.post(path + "/confirm", "method=alipay&viewport=390+touch");
        assertThat(payments.confirmed.getLast().scene()).isEqualTo(Scene.H5);
        visitor.post(path + "/confirm", "method=alipay&viewport=390+mouse");
        assertThat(payments.confirmed.getLast().scene()).isEqualTo(Scene.QR);
    }

    @Test
    void worksWithoutScripts() {
        var draft = PaymentDraft.open();
        String path = open(draft);
        payments.onConfirm = (payment, request) -> Result.ok(draft.pending("h5", REDIRECT).view());
        var answer = visitor.post(path + "/confirm", "method=alipay", "User-Agent", Visitor.PHONE);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(path);
        assertThat(visitor.get(path).body())
                .contains("href=\"" + path + "/continue\"", "http-equiv=\"refresh\"");
    }

    @Test
    void postsAFormOnlyToTheChannel() {
        var form =
                Map.<String, Object>of(
                        "type",
                        "form_post",
                        "url",
                        "https://openapi.channel.example/gateway.do?charset=utf-8",
                        "fields",
                        Map.of("biz_content", "{\"a\":\"<\\\"&\"}"));
        String path = open(PaymentDraft.open().pending("web", form));
        var page = visitor.get(path + "/continue");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith(
                        "form-action 'self' https://openapi.channel.example https://*.channel.example");
        assertThat(page.body())
                .contains("action=\"https://openapi.channel.example/gateway.do?charset=utf-8\"")
                .contains("value=\"{&quot;a&quot;:&quot;&lt;\\&quot;&amp;&quot;}\"");
    }

    @Tag("attack-open-redirect")
    @Test
    void neverLeavesTheWeb() {
        var script = Map.<String, Object>of("type", "redirect", "url", "javascript:alert(1)");
        String path =
                open(PaymentDraft.open().pending("h5", script).returnUrl("javascript:alert(2)"));
        assertThat(visitor.get(path).body()).doesNotContain("javascript:");
        assertThat(visitor.get(path + "/continue").headers().firstValue("Location")).hasValue(path);
    }

    @Test
    void aFormThatAChannelSendsTheBrowserBackWithIsNotRead() {
        String path = open(PaymentDraft.open());
        int before = payments.confirmed.size();
        var answer = visitor.post(path, "respCode=00&txnAmt=1");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(path);
        assertThat(payments.confirmed).hasSize(before);
        assertThat(visitor.post("/checkout/no-such-secret", "").statusCode()).isEqualTo(404);
    }

    @Test
    void offersOnlyWhatTheSessionAllows() {
        var draft = PaymentDraft.open();
        String path = open(draft);
        session(draft, null, null, null);
        int before = payments.confirmed.size();
        var panel = visitor.post(path + "/confirm", "method=wechat_pay", "HX-Request", "true");
        assertThat(panel.body()).contains("data-testid=\"problem\"");
        var barcode =
                visitor.post(
                        path + "/confirm", "method=alipay&scene=barcode", "HX-Request", "true");
        assertThat(barcode.body()).contains("data-testid=\"problem\"");
        assertThat(payments.confirmed).hasSize(before);
    }

    @Test
    void aRefusedStartSaysThatNothingWasCharged() {
        String path = open(PaymentDraft.open());
        payments.onConfirm =
                (payment, request) -> Result.refused(Refusal.Code.OVERLOADED, "too busy");
        assertThat(visitor.post(path + "/confirm", "method=alipay", "HX-Request", "true").body())
                .contains("data-testid=\"problem\"", "nothing was charged")
                .doesNotContain("too busy");
    }

    @Test
    void eachStateHasItsFace() {
        assertThat(body(PaymentDraft.open().pending("h5", REDIRECT)))
                .contains("data-testid=\"continue\"");
        assertThat(body(PaymentDraft.open().pending("app", Map.of("type", "invoke"))))
                .contains("data-testid=\"open-app\"");
        assertThat(body(PaymentDraft.open().pending("barcode", Map.of("type", "await_payer"))))
                .contains("data-testid=\"await\"");
        assertThat(body(PaymentDraft.open().pending("api", instructions())))
                .contains("data-testid=\"instructions\"", "Transfer it", "REF-1", "6222");
        assertThat(body(PaymentDraft.open().status("pending")))
                .contains("data-testid=\"confirming\"");
        assertThat(body(PaymentDraft.open().status("succeeded"))).contains("data-testid=\"paid\"");
        assertThat(body(PaymentDraft.open().status("authorized"))).contains("data-testid=\"paid\"");
        assertThat(body(PaymentDraft.open().status("expired"))).contains("data-testid=\"expired\"");
        assertThat(body(PaymentDraft.open().status("canceled")))
                .contains("data-testid=\"canceled\"");
        assertThat(body(PaymentDraft.open().declined("insufficient_funds")))
                .contains("data-code=\"insufficient_funds\"", "not enough money")
                .doesNotContain("said the channel");
    }

    @Test
    void timeOutShowsBeforeTheServerHasExpiredIt() {
        assertThat(body(PaymentDraft.open().timeLeft(Duration.ofSeconds(-1))))
                .contains("data-state=\"expired\"");
        assertThat(body(PaymentDraft.open().pending("qr", QR).timeLeft(Duration.ofSeconds(-1))))
                .contains("data-state=\"confirming\"");
    }

    @Test
    void choosingAgainShowsTheMethods() {
        String path = open(PaymentDraft.open().pending("qr", QR));
        assertThat(visitor.get(path).body()).contains("data-state=\"waiting\"");
        assertThat(visitor.get(path + "?choose=true").body()).contains("data-state=\"choose\"");
    }

    @Test
    void aWaitingPayerMakesTheChannelBeAsked() {
        String path = open(PaymentDraft.open().pending("qr", QR));
        visitor.get(path);
        Await.until(() -> payments.nudged, nudged -> nudged.contains(secret(path)));
    }

    @Test
    void thePanelIsSentOnlyWhenItHasChanged() {
        var draft = PaymentDraft.open();
        String path = open(draft);
        var page = visitor.get(path).body();
        String version = page.replaceAll("(?s).*data-version=\"([^\"]+)\".*", "$1");
        assertThat(visitor.get(path + "/panel?seen=" + version).statusCode()).isEqualTo(204);
        payments.change(secret(path), draft.status("succeeded").view());
        var panel = visitor.get(path + "/panel?seen=" + version);
        assertThat(panel.statusCode()).isEqualTo(200);
        assertThat(panel.body()).contains("data-testid=\"paid\"");
    }

    private static Map<String, Object> instructions() {
        return Map.of(
                "type",
                "show_instructions",
                "lines",
                List.of(Map.of("en", "Transfer it", "zh_cn", "请转账")),
                "reference",
                "REF-1",
                "account",
                "6222");
    }

    private String body(PaymentDraft draft) {
        return visitor.get(open(draft)).body();
    }

    /** The path of its page. */
    private String open(PaymentDraft draft) {
        String secret = draft.id().print() + "_secret_x";
        var offers =
                List.of(
                        new MethodOffer("alipay", Set.of("web", "h5", "qr", "barcode"), Set.of()),
                        new MethodOffer("wechat_pay", Set.of("h5", "qr"), Set.of()));
        payments.put(secret, new PayerPayment(merchant.id(), draft.view(), offers));
        return "/checkout/" + secret;
    }

    private static String secret(String path) {
        return path.substring("/checkout/".length());
    }

    private void session(
            PaymentDraft draft,
            @Nullable String locale,
            @Nullable String success,
            @Nullable String cancel) {
        sessions.add(
                new CheckoutSession(
                        new CheckoutSessionId(UUID.randomUUID()),
                        merchant.id(),
                        false,
                        draft.id(),
                        List.of(new LineItem("纸灯笼", 2, 3_200), new LineItem("Tea", 1, 6_400)),
                        List.of("alipay"),
                        locale,
                        success,
                        cancel,
                        Instant.now()));
    }

    private static String testId(HttpResponse<String> page, String id) {
        var found =
                Pattern.compile("data-testid=\"" + id + "\"[^>]*>([^<]*)<").matcher(page.body());
        assertThat(found.find()).as(id).isTrue();
        return found.group(1);
    }
}
