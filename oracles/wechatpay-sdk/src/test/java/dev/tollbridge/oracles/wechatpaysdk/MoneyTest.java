package dev.tollbridge.oracles.wechatpaysdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.model.AccountType;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetFundFlowBillRequest;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.TarType;
import com.wechat.pay.java.service.profitsharing.ProfitsharingService;
import com.wechat.pay.java.service.profitsharing.model.AddReceiverRequest;
import com.wechat.pay.java.service.profitsharing.model.CreateOrderReceiver;
import com.wechat.pay.java.service.profitsharing.model.CreateOrderRequest;
import com.wechat.pay.java.service.profitsharing.model.DetailStatus;
import com.wechat.pay.java.service.profitsharing.model.OrderStatus;
import com.wechat.pay.java.service.profitsharing.model.QueryOrderAmountRequest;
import com.wechat.pay.java.service.profitsharing.model.QueryOrderRequest;
import com.wechat.pay.java.service.profitsharing.model.ReceiverRelationType;
import com.wechat.pay.java.service.profitsharing.model.ReceiverType;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Refunds, bills, profit sharing and transfers as the SDK asks for them and reads them. */
class MoneyTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private String paid(Sdk sdk, String more) {
        var number = Lab.newNumber();
        sdk.post(
                "/v3/pay/transactions/native",
                """
                {"appid":"%s","mchid":"%s","description":"t","out_trade_no":"%s","amount":{"total":1000},\
                "notify_url":"http://127.0.0.1:9/n"%s}\
                """
                        .formatted(Lab.APPID, sdk.mchid(), number, more));
        lab.pay(number);
        return number;
    }

    private static CreateRequest refund(String number, String refundNo) {
        var request = new CreateRequest();
        request.setOutTradeNo(number);
        request.setOutRefundNo(refundNo);
        var amount = new AmountReq();
        amount.setRefund(300L);
        amount.setTotal(1000L);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        return request;
    }

    @ParameterizedTest
    @EnumSource
    void aRefundIsMadeOnceAndFound(Mode mode) throws InterruptedException {
        var sdk = Sdk.of(lab, mode);
        var service = new RefundService.Builder().httpClient(sdk.http()).build();
        var number = paid(sdk, "");
        var refundNo = number + "_r";
        var first = service.create(refund(number, refundNo));
        assertThat(first.getStatus()).isEqualTo(Status.PROCESSING);
        assertThat(service.create(refund(number, refundNo)).getRefundId())
                .isEqualTo(first.getRefundId());
        lab.advance(Duration.ofSeconds(3));
        var query = new QueryByOutRefundNoRequest();
        query.setOutRefundNo(refundNo);
        var done = service.queryByOutRefundNo(query);
        assertThat(done.getStatus()).isEqualTo(Status.SUCCESS);
        assertThat(done.getAmount().getPayerRefund()).isEqualTo(300);
        assertThat(done.getChannel()).isNotNull();
        assertThat(done.getUserReceivedAccount()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void billsAreDownloadedAndTheirDigestFits(Mode mode) throws InterruptedException, IOException {
        var sdk = Sdk.of(lab, mode);
        var number = paid(sdk, "");
        var day = lab.today().toString();
        lab.advance(Duration.ofDays(2));
        var bills =
                new BillDownloadServiceExtension.Builder()
                        .httpClient(sdk.http())
                        .decryptor(sdk.config().createDecryptor())
                        .build();
        var request = new GetTradeBillRequest();
        request.setBillDate(day);
        request.setBillType(BillType.ALL);
        request.setTarType(TarType.GZIP);
        var trades = bills.getTradeBill(request);
        var text = new String(trades.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("`" + number);
        assertThat(trades.verifyHash()).isTrue();
        var flow = new GetFundFlowBillRequest();
        flow.setBillDate(day);
        flow.setAccountType(AccountType.BASIC);
        var funds = bills.getFundFlowBill(flow);
        text = new String(funds.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("`10.00");
        assertThat(funds.verifyHash()).isTrue();
    }

    /** The receiver's name goes out encrypted by the SDK, which reads it back. */
    @ParameterizedTest
    @EnumSource
    void moneyIsShared(Mode mode) throws InterruptedException {
        var sdk = Sdk.of(lab, mode);
        var service =
                new ProfitsharingService.Builder()
                        .httpClient(sdk.http())
                        .encryptor(sdk.config().createEncryptor())
                        .decryptor(sdk.config().createDecryptor())
                        .build();
        var number = paid(sdk, ",\"settle_info\":{\"profit_sharing\":true}");
        var id = lab.control("GET", "orders/" + number, "").path("transaction_id").asString();
        var receiver = new AddReceiverRequest();
        receiver.setAppid(Lab.APPID);
        receiver.setType(ReceiverType.PERSONAL_OPENID);
        receiver.setAccount("oPartner");
        receiver.setRelationType(ReceiverRelationType.PARTNER);
        assertThat(service.addReceiver(receiver).getAccount()).isEqualTo("oPartner");

        var order = new CreateOrderRequest();
        order.setAppid(Lab.APPID);
        order.setTransactionId(id);
        order.setOutOrderNo(number + "_s");
        order.setUnfreezeUnsplit(false);
        var part = new CreateOrderReceiver();
        part.setType("PERSONAL_OPENID");
        part.setAccount("oPartner");
        part.setName("张三");
        part.setAmount(200L);
        part.setDescription("part");
        order.setReceivers(List.of(part));
        assertThat(service.createOrder(order).getState()).isEqualTo(OrderStatus.PROCESSING);
        lab.advance(Duration.ofSeconds(3));
        var query = new QueryOrderRequest();
        query.setTransactionId(id);
        query.setOutOrderNo(number + "_s");
        var done = service.queryOrder(query);
        assertThat(done.getState()).isEqualTo(OrderStatus.FINISHED);
        assertThat(done.getReceivers().getFirst().getResult()).isEqualTo(DetailStatus.SUCCESS);
        var rest = new QueryOrderAmountRequest();
        rest.setTransactionId(id);
        assertThat(service.queryOrderAmount(rest).getUnsplitAmount()).isEqualTo(800);
    }

    @ParameterizedTest
    @EnumSource
    void aTransferWithAnEncryptedName(Mode mode) throws InterruptedException {
        var sdk = Sdk.of(lab, mode);
        var name = sdk.config().createEncryptor().encrypt("张三");
        var started =
                sdk.post(
                        "/v3/fund-app/mch-transfer/transfer-bills",
                        """
                        {"appid":"%s","out_bill_no":"T100001","openid":"oUser","user_name":"%s","transfer_amount":300000,\
                        "transfer_remark":"wages","transfer_scene_id":"1005",\
                        "transfer_scene_report_infos":[{"info_type":"a","info_content":"b"}]}\
                        """
                                .formatted(Lab.APPID, name));
        assertThat(started.get("state").getAsString()).isEqualTo("WAIT_USER_CONFIRM");
        lab.control("POST", "transfers/T100001/confirm", "{}");
        lab.advance(Duration.ofSeconds(3));
        var done = sdk.get("/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/T100001");
        assertThat(done.get("state").getAsString()).isEqualTo("SUCCESS");
    }
}
