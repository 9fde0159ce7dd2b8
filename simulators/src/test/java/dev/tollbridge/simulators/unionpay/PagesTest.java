package dev.tollbridge.simulators.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The card page behind a shop's form, and the fake phone. */
class PagesTest extends SimulatorTest {
    @Test
    void aFormLeadsToTheCardPageWherePayersPay() {
        String number = newNumber();
        String page = front(order("01/01", number, 1230));
        String shown = get(page);
        assertThat(shown).contains("茶 shop", "12.30", number, "6226****0018", "Leave");
        post(page, "action=pay&card=EMPTY");
        assertThat(get(page)).contains("not enough money on this card", "role=\"alert\"");
        assertThat(state(number)).isEqualTo("00/64");
        post(page, "action=pay&card=PAYS");
        assertThat(state(number)).isEqualTo("00/00");
        HttpResponse<byte[]> result = shop.send("GET", page + "/result?lang=en", "", "x/x");
        assertThat(policy(result)).contains("form-action 'self' http://127.0.0.1:1");
        assertReturns(new String(result.body(), UTF_8));
    }

    /** What the browser carries back is signed by UnionPay. */
    private void assertReturns(String html) {
        assertThat(html).contains("action=\"http://127.0.0.1:1/back\"", "Paid");
        Map<String, String> fields = new HashMap<>();
        var inputs = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]*)\"").matcher(html);
        while (inputs.find()) {
            fields.put(inputs.group(1), inputs.group(2).replace("&#39;", "'"));
        }
        assertThat(fields).containsEntry("respCode", "00").containsEntry("txnAmt", "1230");
        assertThat(shop.verifies(fields, UTF_8)).isTrue();
    }

    @Test
    void payersDeclineOrLeave() {
        String declined = newNumber();
        String page = front(order("01/01", declined, 100));
        post(page, "action=decline");
        assertThat(state(declined)).isEqualTo("00/60");
        String left = newNumber();
        String other = front(order("01/01", left, 100));
        post(other, "action=leave");
        assertThat(state(left)).isEqualTo("34/");
        assertThat(get(other + "/result")).contains("Not paid yet", "Back to the shop");
    }

    @Test
    void theSameFormLeadsToTheSamePageAndARefusalIsShown() {
        Map<String, String> order = order("02/01", newNumber(), 100);
        assertThat(front(order)).isEqualTo(front(order));
        assertThat(get(front(order))).contains("Reserve");
        order.put("version", "5.0.0");
        HttpResponse<byte[]> refused = send(order);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(new String(refused.body(), UTF_8)).contains("refused this order", "10 ");
    }

    @Test
    void pagesSpeakChineseAndRunNoScripts() {
        String page = front(order("01/01", newNumber(), 100));
        var answer = shop.send("GET", page + "?lang=zh", "", "x/x");
        assertThat(new String(answer.body(), UTF_8))
                .contains("确认付款", "借记卡")
                .doesNotContain("<script");
        assertThat(policy(answer)).contains("default-src 'none'", "form-action 'self';");
        assertThat(get("/unionpay/phone")).contains("Payment code", "Scan");
        assertThat(get("/unionpay/cards/nosuch")).contains("Nothing found");
    }

    @Test
    void thePhoneScansACode() {
        String number = newNumber();
        String code = ask("backTransReq", order("01/07", number, 100)).get("qrCode");
        var answer = shop.send("GET", "/unionpay/phone/scan?content=" + code, "", "x/x");
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .startsWith(path(shop.order(number).path("phone_url").asString()));
    }

    private static String policy(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }

    private HttpResponse<byte[]> send(Map<String, String> order) {
        String form = Shop.form(shop.signed(order, UTF_8), UTF_8);
        return shop.send(
                "POST",
                "/unionpay/gateway/api/frontTransReq.do",
                form,
                "application/x-www-form-urlencoded");
    }

    /** The path of the page that the form leads to. */
    private String front(Map<String, String> order) {
        HttpResponse<byte[]> answer = send(order);
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(303);
        return path(answer.headers().firstValue("Location").orElse(""));
    }

    private static String path(String address) {
        return address.replaceFirst("http://[^/]+", "").replaceFirst("\\?.*", "");
    }

    private String get(String path) {
        return new String(shop.send("GET", path, "", "x/x").body(), UTF_8);
    }

    private void post(String path, String form) {
        assertThat(shop.send("POST", path, form, "application/x-www-form-urlencoded").statusCode())
                .isEqualTo(303);
    }
}
