package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders of every scene, queries, closing, repeated numbers, time (notes 3 and 6). */
class OrderTest extends SimulatorTest {
    private static final String PAYER = ",\"payer\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"}";
    private static final String PHONE =
            ",\"scene_info\":{\"payer_client_ip\":\"127.0.0.1\",\"h5_info\":{\"type\":\"Wap\"}}";

    private Merchant.Answer create(String scene, String number, String more) {
        return merchant.post("/v3/pay/transactions/" + scene, order(number, 1230, more));
    }

    @Test
    void everySceneGivesWhatItsPayerNeeds() {
        assertThat(ok(create("native", newNumber(), "")).path("code_url").asString())
                .matches("weixin://wxpay/bizpayurl\\?pr=[0-9a-z]{9}");
        assertThat(ok(create("jsapi", newNumber(), PAYER)).path("prepay_id").asString())
                .matches("wx\\d{14}[0-9a-z]{20}");
        assertThat(ok(create("app", newNumber(), "")).path("prepay_id").asString()).isNotEmpty();
        assertThat(ok(create("h5", newNumber(), PHONE)).path("h5_url").asString())
                .startsWith(simulators.baseUri() + "/wechatpay/cgi-bin/mmpayweb-bin/checkmweb?");
        refused(create("jsapi", newNumber(), ""), 400, "PARAM_ERROR");
        refused(create("h5", newNumber(), ""), 400, "PARAM_ERROR");
    }

    @Test
    void aPaidOrderIsFoundByBothNumbers() {
        String number = newNumber();
        ok(create("jsapi", number, PAYER + ",\"attach\":\"x=1\""));
        JsonNode unpaid = ok(query(number));
        assertThat(unpaid.path("trade_state").asString()).isEqualTo("NOTPAY");
        assertThat(unpaid.has("transaction_id")).isFalse();
        merchant.control("POST", "orders/" + number + "/pay", "");
        JsonNode paid = ok(query(number));
        assertThat(paid.path("trade_state").asString()).isEqualTo("SUCCESS");
        assertThat(paid.path("trade_type").asString()).isEqualTo("JSAPI");
        assertThat(paid.path("attach").asString()).isEqualTo("x=1");
        assertThat(paid.path("amount").path("payer_total").asLong()).isEqualTo(1230);
        assertThat(paid.path("payer").path("openid").asString())
                .isEqualTo("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
        assertThat(paid.path("success_time").asString()).endsWith("+08:00");
        String id = paid.path("transaction_id").asString();
        assertThat(id).hasSize(28);
        assertThat(ok(merchant.read("/v3/pay/transactions/id/" + id + "?mchid=" + MCHID)))
                .isEqualTo(paid);
        refused(
                merchant.read("/v3/pay/transactions/id/4200?mchid=" + MCHID),
                404,
                "ORDER_NOT_EXIST");
    }

    @Test
    void numbersMayNeedEscapesInPaths() {
        ok(create("native", "a|b*c-1_2", ""));
        JsonNode found = ok(merchant.read(byNumber("a%7Cb*c-1_2") + "?mchid=" + MCHID));
        assertThat(found.path("out_trade_no").asString()).isEqualTo("a|b*c-1_2");
        assertThat(closeOrder("a%7Cb*c-1_2").status()).isEqualTo(204);
    }

    @Test
    void aRepeatedNumberMustMeanTheSameOrder() {
        String number = newNumber();
        String url = ok(create("native", number, "")).path("code_url").asString();
        assertThat(ok(create("native", number, "")).path("code_url").asString()).isEqualTo(url);
        refused(create("native", number, ",\"attach\":\"other\""), 400, "INVALID_REQUEST");
        refused(create("app", number, ""), 403, "OUT_TRADE_NO_USED");
        merchant.control("POST", "orders/" + number + "/pay", "");
        refused(create("native", number, ""), 400, "ORDERPAID");
        refused(closeOrder(number), 400, "ORDERPAID");
        String closed = newNumber();
        ok(create("native", closed, ""));
        assertThat(closeOrder(closed).status()).isEqualTo(204);
        assertThat(closeOrder(closed).status()).isEqualTo(204);
        assertThat(state(closed)).isEqualTo("CLOSED");
        refused(create("native", closed, ""), 400, "ORDER_CLOSED");
        assertThat(
                        merchant.raw(
                                        "POST",
                                        "/wechatpay/control/orders/" + closed + "/pay",
                                        "",
                                        java.util.Map.of())
                                .json()
                                .path("detail")
                                .asString())
                .isEqualTo("CLOSED");
    }

    @Test
    void ordersCloseAtTheirTimeAndAfterSevenDays() throws InterruptedException {
        String timed = newNumber();
        String until =
                simulators
                        .clock()
                        .instant()
                        .plus(Duration.ofMinutes(10))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .atOffset(ZoneOffset.ofHours(8))
                        .toString();
        ok(create("native", timed, ",\"time_expire\":\"" + until + "\""));
        String open = newNumber();
        ok(create("native", open, ""));
        simulators.advance(Duration.ofMinutes(11));
        assertThat(state(timed)).isEqualTo("CLOSED");
        assertThat(state(open)).isEqualTo("NOTPAY");
        simulators.advance(Duration.ofDays(7));
        assertThat(state(open)).isEqualTo("CLOSED");
        refused(
                create("native", newNumber(), ",\"time_expire\":\"" + until + "\""),
                400,
                "PARAM_ERROR");
    }

    @Test
    void whatThePayerGotExpiresAndIsRenewed() throws InterruptedException {
        String number = newNumber();
        String url = ok(create("h5", number, PHONE)).path("h5_url").asString();
        simulators.advance(Duration.ofMinutes(6));
        assertThat(
                        merchant.raw(
                                        "POST",
                                        "/wechatpay/control/orders/" + number + "/pay",
                                        "",
                                        java.util.Map.of())
                                .json()
                                .path("detail")
                                .asString())
                .isEqualTo("PREPAY_EXPIRED");
        assertThat(state(number)).isEqualTo("NOTPAY");
        assertThat(ok(create("h5", number, PHONE)).path("h5_url").asString()).isNotEqualTo(url);
        merchant.control("POST", "orders/" + number + "/pay", "");
        assertThat(state(number)).isEqualTo("SUCCESS");
    }

    @Test
    void serviceProvidersActForTheirSubMerchants() throws InterruptedException {
        Merchant provider =
                new Merchant(
                        simulators,
                        "1900000301",
                        "{\"appids\":[\"wxsp\"],\"sub_merchants\":[\"1900000302\"]}");
        String number = newNumber();
        String body =
                """
                {"sp_appid":"wxsp","sp_mchid":"1900000301","sub_mchid":"1900000302","sub_appid":"wxsub",\
                "description":"t","out_trade_no":"%s","notify_url":"%s","amount":{"total":5},\
                "payer":{"sub_openid":"oSub"}}\
                """
                        .formatted(number, shop.url());
        String base = "/v3/pay/partner/transactions";
        Merchant.Answer created = provider.post(base + "/jsapi", body);
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        assertThat(provider.post(base + "/jsapi", body.replace("1900000302", "1900000303")).code())
                .isEqualTo("NO_AUTH");
        String asked =
                base + "/out-trade-no/" + number + "?sp_mchid=1900000301&sub_mchid=1900000302";
        assertThat(provider.read(asked).json().path("trade_state").asString()).isEqualTo("NOTPAY");
        provider.control("POST", "orders/" + number + "/pay", "");
        JsonNode paid = provider.read(asked).json();
        assertThat(paid.path("sub_mchid").asString()).isEqualTo("1900000302");
        assertThat(paid.path("payer").path("sub_openid").asString()).isEqualTo("oSub");
        assertThat(paid.has("mchid")).isFalse();
        JsonNode told = noticeFor(provider, number);
        assertThat(told.path("sp_mchid").asString()).isEqualTo("1900000301");
        Merchant.Answer refund =
                provider.post(
                        "/v3/refund/domestic/refunds",
                        "{\"sub_mchid\":\"1900000302\",\"out_trade_no\":\"%s\",\"out_refund_no\":\"%sr\",\"amount\":{\"refund\":5,\"total\":5,\"currency\":\"CNY\"}}"
                                .formatted(number, number));
        assertThat(refund.json().path("status").asString())
                .as(refund.text())
                .isEqualTo("PROCESSING");
    }

    private JsonNode noticeFor(Merchant who, String number) throws InterruptedException {
        NoticeReceiver.Notice notice = shop.next();
        boolean mine = who.verifies(notice.headers(), notice.body());
        return mine && notice.resource(who).path("out_trade_no").asString().equals(number)
                ? notice.resource(who)
                : noticeFor(who, number);
    }
}
