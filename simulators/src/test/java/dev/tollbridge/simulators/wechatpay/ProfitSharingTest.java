package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Profit sharing (notes 3). */
class ProfitSharingTest extends SimulatorTest {
    private static final String PATH = "/v3/profitsharing";
    private static final String SHARED = ",\"settle_info\":{\"profit_sharing\":true}";

    private String paidTransaction(String more) {
        return ok(query(paid(1000, more))).path("transaction_id").asString();
    }

    private Merchant.Answer share(String id, String no, String account, long amount) {
        return merchant.post(
                PATH + "/orders",
                """
                {"appid":"%s","transaction_id":"%s","out_order_no":"%s","unfreeze_unsplit":false,\
                "receivers":[{"type":"MERCHANT_ID","account":"%s","amount":%d,"description":"part"}]}\
                """
                        .formatted(APPID, id, no, account, amount));
    }

    private void addReceiver(String account) {
        ok(
                merchant.post(
                        PATH + "/receivers/add",
                        "{\"appid\":\"%s\",\"type\":\"MERCHANT_ID\",\"account\":\"%s\",\"name\":\"%s\",\"relation_type\":\"PARTNER\"}"
                                .formatted(APPID, account, merchant.secret("茶行"))));
    }

    private JsonNode settled(String id, String no) throws InterruptedException {
        simulators.advance(Duration.ofSeconds(2));
        return ok(merchant.read(PATH + "/orders/" + no + "?transaction_id=" + id));
    }

    private long unsplit(String id) {
        return ok(merchant.read(PATH + "/transactions/" + id + "/amounts"))
                .path("unsplit_amount")
                .asLong();
    }

    @Test
    void aShareIsPaidReturnedAndTheRestUnfrozen() throws InterruptedException {
        addReceiver("1900000501");
        String id = paidTransaction(SHARED);
        assertThat(unsplit(id)).isEqualTo(1000);
        JsonNode begun = ok(share(id, "S-1", "1900000501", 250));
        assertThat(begun.path("state").asString()).isEqualTo("PROCESSING");
        assertThat(begun.path("receivers").path(0).path("finish_time").asString())
                .isEqualTo("1970-01-01T08:00:00+08:00");
        JsonNode done = settled(id, "S-1");
        assertThat(done.path("state").asString()).isEqualTo("FINISHED");
        assertThat(done.path("receivers").path(0).path("result").asString()).isEqualTo("SUCCESS");
        assertThat(unsplit(id)).isEqualTo(750);
        assertThat(ok(share(id, "S-1", "1900000501", 250))).isEqualTo(done);
        refused(share(id, "S-1", "1900000501", 251), 400, "INVALID_REQUEST");
        refused(share(id, "S-2", "1900000501", 51), 403, "RULE_LIMIT");
        String back =
                "{\"out_order_no\":\"S-1\",\"out_return_no\":\"B-1\",\"return_mchid\":\"1900000501\",\"amount\":%d,\"description\":\"back\"}";
        JsonNode returned = ok(merchant.post(PATH + "/return-orders", back.formatted(100)));
        assertThat(returned.path("result").asString()).isEqualTo("SUCCESS");
        assertThat(ok(merchant.read(PATH + "/return-orders/B-1?out_order_no=S-1")))
                .isEqualTo(returned);
        JsonNode tooMuch =
                ok(
                        merchant.post(
                                PATH + "/return-orders",
                                back.formatted(151).replace("B-1", "B-2")));
        assertThat(tooMuch.path("fail_reason").asString()).isEqualTo("BALANCE_NOT_ENOUGH");
        String rest =
                "{\"transaction_id\":\"%s\",\"out_order_no\":\"U-1\",\"description\":\"rest\"}"
                        .formatted(id);
        ok(merchant.post(PATH + "/orders/unfreeze", rest));
        assertThat(settled(id, "U-1").path("receivers").path(0).path("amount").asLong())
                .isEqualTo(750);
        assertThat(unsplit(id)).isZero();
    }

    @Test
    void whoWasNotAddedGetsNothing() throws InterruptedException {
        String id = paidTransaction(SHARED);
        ok(share(id, "S-3", "1900000599", 100));
        JsonNode part = settled(id, "S-3").path("receivers").path(0);
        assertThat(part.path("result").asString()).isEqualTo("CLOSED");
        assertThat(part.path("fail_reason").asString()).isEqualTo("NO_RELATION");
        assertThat(unsplit(id)).isEqualTo(1000);
        addReceiver("1900000502");
        ok(
                merchant.post(
                        PATH + "/receivers/delete",
                        "{\"appid\":\"%s\",\"type\":\"MERCHANT_ID\",\"account\":\"1900000502\"}"
                                .formatted(APPID)));
        ok(share(id, "S-4", "1900000502", 100));
        assertThat(settled(id, "S-4").path("receivers").path(0).path("result").asString())
                .isEqualTo("CLOSED");
    }

    @Test
    void ordersHaveToBeMadeForSharing() {
        String id = paidTransaction("");
        refused(share(id, "S-5", "1900000501", 10), 400, "INVALID_REQUEST");
        refused(share("4200", "S-5", "1900000501", 10), 404, "RESOURCE_NOT_EXISTS");
    }
}
