package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages a payer sees. */
class PhonePagesTest extends SimulatorTest {
    private static final String PAYER = ",\"payer\":{\"openid\":\"oUser\"}";
    private static final String H5 =
            ",\"scene_info\":{\"payer_client_ip\":\"127.0.0.1\",\"h5_info\":{\"type\":\"Wap\"}}";

    private String page(String path) {
        Merchant.Answer answer = merchant.raw("GET", path, "", Map.of("Accept-Language", "en"));
        if (answer.status() == 303) {
            return page(answer.header("Location"));
        }
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        return answer.text();
    }

    private String decide(String path, String action) {
        Merchant.Answer answer =
                merchant.raw("POST", path, "action=" + action, Map.of("Accept-Language", "en"));
        assertThat(answer.status()).isEqualTo(303);
        return page(answer.header("Location"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String scan(String content) {
        return page("/wechatpay/phone/scan?content=" + encode(content));
    }

    private String phone(String number) {
        return URI.create(merchant.order(number).path("phone_url").asString()).getPath();
    }

    @Test
    void aScannedCodeShowsTheBillAndPays() {
        String number = newNumber();
        String code = ok(create(number, 1230)).path("code_url").asString();
        assertThat(scan(code)).contains("Demo shop", "12.30", "茶 &amp; Tea", number, "Cancel");
        assertThat(decide(phone(number), "cancel")).contains("Not paid yet");
        assertThat(state(number)).isEqualTo("NOTPAY");
        assertThat(decide(phone(number), "pay")).contains("Paid");
        assertThat(scan(code)).contains("Already paid");
        assertThat(scan("weixin://wxpay/bizpayurl?pr=zzzzzzzzz")).contains("Nothing found");
        assertThat(scan("%%%")).contains("Nothing found");
    }

    @Test
    void speaksChinese() {
        String number = newNumber();
        ok(create(number, 100));
        String html = merchant.raw("GET", phone(number) + "?lang=zh", "", Map.of()).text();
        assertThat(html).contains("<html lang=\"zh-CN\">", "立即支付", "取消支付");
    }

    @Test
    void theH5PageHandsOverAndLeadsBack() {
        String number = newNumber();
        String url =
                ok(merchant.post("/v3/pay/transactions/h5", order(number, 100, H5)))
                        .path("h5_url")
                        .asString();
        URI link = URI.create(url);
        String back = "http://127.0.0.1:9/done?x=1";
        String html =
                page(
                        link.getRawPath()
                                + "?"
                                + link.getRawQuery()
                                + "&redirect_url="
                                + encode(back));
        Matcher open = Pattern.compile("href=\"(/wechatpay/phone/bills/[^\"]+)\"").matcher(html);
        assertThat(open.find()).isTrue();
        String bill = page(open.group(1).replace("&amp;", "&"));
        assertThat(bill).contains("name=\"redirect_url\" value=\"" + back + "\"");
        String done = decide(phone(number), "pay&redirect_url=" + encode(back));
        assertThat(done).contains("Paid", "href=\"" + back + "\"");
        assertThat(page(link.getRawPath() + "?prepay_id=none")).contains("Nothing found");
    }

    @Test
    void pagesAndAppsInvokeTheWalletWithTheMerchantsSignature() {
        String number = newNumber();
        String prepay =
                ok(merchant.post("/v3/pay/transactions/jsapi", order(number, 100, PAYER)))
                        .path("prepay_id")
                        .asString();
        String signed = merchant.sign(APPID + "\n1554208460\nabc\nprepay_id=" + prepay + "\n");
        String query =
                "/wechatpay/phone/invoke?appId=%s&timeStamp=1554208460&nonceStr=%s&signType=RSA&package=%s&paySign=%s";
        assertThat(
                        page(
                                query.formatted(
                                        APPID,
                                        "abc",
                                        encode("prepay_id=" + prepay),
                                        encode(signed))))
                .contains(number, "Cancel");
        assertThat(
                        page(
                                query.formatted(
                                        APPID,
                                        "abd",
                                        encode("prepay_id=" + prepay),
                                        encode(signed))))
                .contains("refused", "signature");

        String other = newNumber();
        String app =
                ok(merchant.post("/v3/pay/transactions/app", order(other, 100, "")))
                        .path("prepay_id")
                        .asString();
        String sign = merchant.sign(APPID + "\n1\nabc\n" + app + "\n");
        String body =
                "{\"appid\":\"%s\",\"partnerid\":\"%s\",\"prepayid\":\"%s\",\"package\":\"Sign=WXPay\",\"noncestr\":\"abc\",\"timestamp\":\"1\",\"sign\":\"%s\"}"
                        .formatted(APPID, MCHID, app, sign);
        assertThat(merchant.control("POST", "invocations", body).path("phone_url").asString())
                .endsWith(phone(other));
        assertThat(
                        merchant.raw(
                                        "POST",
                                        "/wechatpay/control/invocations",
                                        body.replace("abc", "abd"),
                                        Map.of())
                                .status())
                .isEqualTo(400);
    }

    @Test
    void theHomePageShowsACodeThatPaysAndWhatWaits() {
        Matcher digits =
                Pattern.compile("<p class=\"digits\">([0-9 ]+)</p>")
                        .matcher(page("/wechatpay/phone?ending=910"));
        assertThat(digits.find()).isTrue();
        String number = newNumber();
        Merchant.Answer answer =
                merchant.post(
                        "/v3/pay/transactions/codepay",
                        order(
                                number,
                                100,
                                ",\"payer\":{\"auth_code\":\"%s\"},\"scene_info\":{\"store_info\":{\"id\":\"1\"}}"
                                        .formatted(digits.group(1).replace(" ", ""))));
        refused(answer, 202, "USERPAYING");
        assertThat(page("/wechatpay/phone")).contains("Waiting for you", phone(number));
        assertThat(decide(phone(number), "pay")).contains("Paid");
    }

    @Test
    void aTransferIsAccepted() {
        ok(
                merchant.post(
                        "/v3/fund-app/mch-transfer/transfer-bills",
                        """
                        {"appid":"%s","out_bill_no":"P10001","openid":"o1","transfer_amount":100,"transfer_remark":"wages",\
                        "transfer_scene_id":"1005","transfer_scene_report_infos":[{"info_type":"a"}]}\
                        """
                                .formatted(APPID)));
        String path =
                URI.create(
                                merchant.control("GET", "transfers/P10001", "")
                                        .path("phone_url")
                                        .asString())
                        .getPath();
        assertThat(page(path)).contains("Accept", "wages", "1.00");
        assertThat(decide(path, "confirm")).contains("On its way");
    }

    @Test
    void consentGivesACodeThatWorksOnce() {
        String html =
                page(
                        "/wechatpay/connect/oauth2/authorize?appid="
                                + APPID
                                + "&state=s1&redirect_uri="
                                + encode("http://127.0.0.1:9/in"));
        Matcher code = Pattern.compile("code=([0-9a-z]+)&amp;state=s1").matcher(html);
        assertThat(code.find()).isTrue();
        String exchange =
                "/wechatpay/sns/oauth2/access_token?appid=" + APPID + "&code=" + code.group(1);
        assertThat(merchant.raw("GET", exchange, "", Map.of()).json().path("openid").asString())
                .startsWith("o");
        assertThat(merchant.raw("GET", exchange, "", Map.of()).json().path("errcode").asInt())
                .isEqualTo(40029);
        assertThat(
                        page(
                                "/wechatpay/connect/oauth2/authorize?appid="
                                        + APPID
                                        + "&redirect_uri="
                                        + encode("http://192.0.2.1/in")))
                .contains("not valid");
    }
}
