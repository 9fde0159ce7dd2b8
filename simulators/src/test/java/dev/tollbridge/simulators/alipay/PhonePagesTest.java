package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The payer's pages, read as a browser would. */
class PhonePagesTest extends SimulatorTest {
    private static final Pattern REFRESH = Pattern.compile("content=\"3;url=([^\"]+)\"");

    private HttpResponse<byte[]> get(String path, String language) {
        return merchant.send(
                HttpRequest.newBuilder(simulators.baseUri().resolve(path))
                        .header("Accept-Language", language)
                        .build());
    }

    private String page(String path) {
        HttpResponse<byte[]> response = get(path, "en");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private String post(String path, String form) {
        HttpResponse<byte[]> response =
                merchant.send(
                        HttpRequest.newBuilder(simulators.baseUri().resolve(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build());
        assertThat(response.statusCode()).isEqualTo(303);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private String gateway(String method, String biz) {
        HttpResponse<byte[]> response =
                merchant.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                merchant.get("gateway_url")
                                                        + "?"
                                                        + merchant.encode(
                                                                merchant.signed(method, biz))))
                                .build());
        assertThat(response.statusCode()).isEqualTo(303);
        return response.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void aScannedCodeShowsTheBillAndPays() {
        String path = URI.create(precreate("h1", "12.30").path("qr_code").asString()).getPath();
        String bill = page(path);
        assertThat(bill).contains("Demo shop", "12.30", "Ink", "h1", "Decline");
        String result = post(path, "action=pay");
        assertThat(page(result)).contains("Paid");
        assertThat(status("h1")).isEqualTo("TRADE_SUCCESS");
        assertThat(page(path)).contains("Already paid");
    }

    @Test
    void decliningClosesAndIgnoringDoesNot() {
        String path = URI.create(precreate("h2", "1.00").path("qr_code").asString()).getPath();
        page(path);
        assertThat(page(post(path, "action=ignore"))).contains("Not paid yet");
        assertThat(status("h2")).isEqualTo("WAIT_BUYER_PAY");
        assertThat(page(post(path, "action=decline"))).contains("Not paid");
        assertThat(status("h2")).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void speaksChinese() {
        String path = URI.create(precreate("h3", "1.00").path("qr_code").asString()).getPath();
        String html = new String(get(path, "zh-CN,zh;q=0.9").body(), StandardCharsets.UTF_8);
        assertThat(html).contains("<html lang=\"zh-CN\">", "确认付款", "拒绝付款");
        assertThat(new String(get(path + "?lang=zh", "en").body(), StandardCharsets.UTF_8))
                .contains("确认付款");
    }

    @Test
    void textsFromMerchantsAreEscaped() {
        String biz =
                "{\"out_trade_no\":\"h4\",\"total_amount\":\"1.00\",\"subject\":\"<script>x</script>\"}";
        String path =
                URI.create(ok("alipay.trade.precreate", biz).path("qr_code").asString()).getPath();
        assertThat(page(path)).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void offersTheInstalmentsAndTakesTheChoice() {
        String biz =
                "{\"out_trade_no\":\"h5\",\"total_amount\":\"600.00\",\"subject\":\"Ink\",\"extend_params\":{\"hb_fq_num\":\"6\",\"hb_fq_seller_percent\":\"0\"}}";
        String path =
                URI.create(ok("alipay.trade.precreate", biz).path("qr_code").asString()).getPath();
        assertThat(page(path)).contains("6 instalments", "¥104.50 a month, fee ¥27.00");
        post(path, "action=pay&instalments=6");
        assertThat(merchant.order("h5").path("trades").path(0).path("instalments").asInt())
                .isEqualTo(6);
    }

    @Test
    void thePageLeadsFromTheCashierBackToTheShopWithASignature() {
        merchant.extra.put("return_url", "http://127.0.0.1:9/back?order=7");
        String cashier = gateway("alipay.trade.page.pay", terms("h6", "8.00"));
        assertThat(page(cashier))
                .contains("<svg class=\"qr\"", "http-equiv=\"refresh\" content=\"2\"");
        refused("alipay.trade.query", number("h6"), "ACQ.TRADE_NOT_EXIST");
        String phone = cashier.replace("/cashier/", "/phone/");
        page(phone);
        post(phone, "action=pay");
        Matcher back = REFRESH.matcher(page(cashier));
        assertThat(back.find()).isTrue();
        URI target = URI.create(back.group(1).replace("&amp;", "&"));
        assertThat(target.toString()).startsWith("http://127.0.0.1:9/back?order=7&");
        Map<String, String> fields = NoticeReceiver.decode(target.getRawQuery());
        assertThat(fields)
                .containsEntry("out_trade_no", "h6")
                .containsEntry("total_amount", "8.00");
        fields.remove("order");
        assertThat(merchant.verifiesNotice(fields)).isTrue();
    }

    @Test
    void wapPayOpensThePhonePageAndARefusalIsAPage() {
        assertThat(gateway("alipay.trade.wap.pay", terms("h7", "8.00")))
                .startsWith("/alipay/phone/");
        Map<String, String> bad = merchant.signed("alipay.trade.wap.pay", terms("h8", "8.00"));
        bad.put("sign", "AAAA");
        String html =
                page(
                        URI.create(merchant.get("gateway_url")).getPath()
                                + "?"
                                + merchant.encode(bad));
        assertThat(html).contains("isv.invalid-signature");
    }

    @Test
    void theCameraReadsCodesOrderStringsAndTradeNumbers() {
        String code = precreate("h9", "1.00").path("qr_code").asString();
        assertThat(post("/alipay/phone/open", "content=" + encode(code)))
                .startsWith(URI.create(code).getPath());
        String order =
                merchant.encode(merchant.signed("alipay.trade.app.pay", terms("h10", "1.00")));
        String opened = post("/alipay/phone/open", "content=" + encode(order));
        assertThat(page(opened)).contains("h10");
        String create =
                "{\"out_trade_no\":\"h11\",\"total_amount\":\"1.00\",\"subject\":\"Ink\",\"buyer_id\":\"2088000000000007\"}";
        String tradeNo = ok("alipay.trade.create", create).path("trade_no").asString();
        assertThat(page(post("/alipay/phone/open", "content=" + tradeNo))).contains("h11");
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void thePhoneShowsAPaymentCodeThatPaysAndBillsThatWait() {
        Matcher digits =
                Pattern.compile("<p class=\"digits\">([0-9 ]+)</p>")
                        .matcher(page("/alipay/phone?ending=910"));
        assertThat(digits.find()).isTrue();
        String code = digits.group(1).replace(" ", "");
        assertThat(
                        merchant.call(
                                        "alipay.trade.pay",
                                        "{\"out_trade_no\":\"h12\",\"total_amount\":\"1.00\",\"subject\":\"Quill\",\"scene\":\"bar_code\",\"auth_code\":\"%s\"}"
                                                .formatted(code))
                                .path("code")
                                .asString())
                .isEqualTo("10003");
        assertThat(page("/alipay/phone")).contains("Waiting for you", "Quill");
    }

    @Test
    void consentGivesACodeThatWorksOnce() {
        String html =
                page(
                        "/alipay/oauth2/publicAppAuthorize.htm?scope=auth_base&state=s1&app_id="
                                + merchant.get("app_id")
                                + "&redirect_uri="
                                + encode("http://127.0.0.1:9/in"));
        Matcher back = Pattern.compile("href=\"(http://127.0.0.1:9/in[^\"]+)\"").matcher(html);
        assertThat(back.find()).isTrue();
        Map<String, String> fields =
                NoticeReceiver.decode(
                        URI.create(back.group(1).replace("&amp;", "&")).getRawQuery());
        assertThat(fields).containsEntry("state", "s1");
        merchant.extra.put("grant_type", "authorization_code");
        merchant.extra.put("code", String.valueOf(fields.get("auth_code")));
        assertThat(ok("alipay.system.oauth.token", "").path("user_id").asString())
                .startsWith("2088");
        assertThat(merchant.call("alipay.system.oauth.token", "").path("sub_code").asString())
                .isEqualTo("isv.code-invalid");
        assertThat(
                        page(
                                "/alipay/oauth2/publicAppAuthorize.htm?app_id="
                                        + merchant.get("app_id")
                                        + "&redirect_uri="
                                        + encode("http://192.0.2.1/in")))
                .contains("not valid");
    }
}
