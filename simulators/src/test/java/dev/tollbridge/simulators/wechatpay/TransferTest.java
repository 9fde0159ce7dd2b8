package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Transfers that the payee accepts (notes 3). */
class TransferTest extends SimulatorTest {
    private static final String PATH = "/v3/fund-app/mch-transfer/transfer-bills";

    @BeforeEach
    void openNewShop() {
        shop.close();
        shop = new NoticeReceiver();
    }

    private Merchant.Answer transfer(String number, long amount, String more) {
        return merchant.post(
                PATH,
                """
                {"appid":"%s","out_bill_no":"%s","openid":"oUser","transfer_amount":%d,"transfer_remark":"wages",\
                "transfer_scene_id":"1005","transfer_scene_report_infos":[{"info_type":"a","info_content":"b"}],\
                "notify_url":"%s"%s}\
                """
                        .formatted(APPID, number, amount, shop.url(), more));
    }

    private JsonNode look(String number) {
        return ok(merchant.read(PATH + "/out-bill-no/" + number));
    }

    private static String name(String secret) {
        return ",\"user_name\":\"" + secret + "\"";
    }

    @Test
    void thePayeeAcceptsAndTheMerchantIsTold() throws InterruptedException {
        JsonNode started = ok(transfer("T10001", 300_000, name(merchant.secret("张三"))));
        assertThat(started.path("state").asString()).isEqualTo("WAIT_USER_CONFIRM");
        assertThat(started.path("package_info").asString()).isNotEmpty();
        assertThat(merchant.control("GET", "transfers/T10001", "").path("user_name").asString())
                .isEqualTo("张三");
        assertThat(
                        ok(transfer("T10001", 300_000, name(merchant.secret("张三"))))
                                .path("transfer_bill_no"))
                .isEqualTo(started.path("transfer_bill_no"));
        refused(transfer("T10001", 200_001, name(merchant.secret("张三"))), 400, "INVALID_REQUEST");
        assertThat(
                        merchant.control("POST", "transfers/T10001/confirm", "")
                                .path("status")
                                .asString())
                .isEqualTo("TRANSFERING");
        simulators.advance(Duration.ofSeconds(2));
        assertThat(look("T10001").path("state").asString()).isEqualTo("SUCCESS");
        NoticeReceiver.Notice notice = shop.next();
        assertThat(notice.json().path("event_type").asString())
                .isEqualTo("MCHTRANSFER.BILL.FINISHED");
        assertThat(notice.resource(merchant).path("state").asString()).isEqualTo("SUCCESS");
        String bill = started.path("transfer_bill_no").asString();
        assertThat(ok(merchant.read(PATH + "/transfer-bill-no/" + bill))).isEqualTo(look("T10001"));
    }

    @Test
    void aWrongNameFails() throws InterruptedException {
        ok(transfer("T10002", 100, name(merchant.secret("李四"))));
        merchant.control("POST", "transfers/T10002/confirm", "");
        simulators.advance(Duration.ofSeconds(2));
        assertThat(look("T10002").path("fail_reason").asString()).isEqualTo("NAME_NOT_CORRECT");
    }

    @Test
    void whatIsNotAcceptedFailsAfterADayOrIsCancelled() throws InterruptedException {
        ok(transfer("T10003", 100, ""));
        ok(transfer("T10004", 100, ""));
        Merchant.Answer cancel = merchant.post(PATH + "/out-bill-no/T10004/cancel", "{}");
        assertThat(ok(cancel).path("state").asString()).isEqualTo("CANCELING");
        simulators.advance(Duration.ofSeconds(2));
        assertThat(look("T10004").path("state").asString()).isEqualTo("CANCELLED");
        simulators.advance(Duration.ofDays(1));
        assertThat(look("T10003").path("fail_reason").asString()).isEqualTo("OVERDUE_CLOSE");
        refused(merchant.post(PATH + "/out-bill-no/T10003/cancel", "{}"), 400, "INVALID_REQUEST");
    }

    @Test
    void refusals() {
        refused(transfer("T10005", 200_000, ""), 400, "PARAM_ERROR");
        refused(transfer("T10005", 29, name(merchant.secret("张三"))), 400, "PARAM_ERROR");
        refused(transfer("T10005", 100, name("AAAA")), 400, "PARAM_ERROR");
        refused(transfer("T10005", 2_000_000_000, name(merchant.secret("张三"))), 403, "NOT_ENOUGH");
        refused(merchant.read(PATH + "/out-bill-no/T10005"), 404, "NOT_FOUND");
    }
}
