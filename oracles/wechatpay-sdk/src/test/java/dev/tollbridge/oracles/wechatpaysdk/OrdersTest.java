package dev.tollbridge.oracles.wechatpaysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.service.payments.app.AppServiceExtension;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByIdRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The SDK makes orders of every scene and verifies each answer. */
class OrdersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private static PrepayRequest order(Sdk sdk, String number) {
        var request = new PrepayRequest();
        request.setAppid(Lab.APPID);
        request.setMchid(sdk.mchid());
        request.setDescription("茶 & 杯");
        request.setOutTradeNo(number);
        request.setNotifyUrl("http://127.0.0.1:9/n");
        var amount = new Amount();
        amount.setTotal(8880);
        request.setAmount(amount);
        return request;
    }

    private static QueryOrderByOutTradeNoRequest query(Sdk sdk, String number) {
        var request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(sdk.mchid());
        request.setOutTradeNo(number);
        return request;
    }

    private static CloseOrderRequest closing(Sdk sdk, String number) {
        var request = new CloseOrderRequest();
        request.setMchid(sdk.mchid());
        request.setOutTradeNo(number);
        return request;
    }

    @ParameterizedTest
    @EnumSource
    void aCodeIsPaidAndFoundByBothNumbers(Mode mode) {
        var sdk = Sdk.of(lab, mode);
        var service = new NativePayService.Builder().httpClient(sdk.http()).build();
        var number = Lab.newNumber();
        assertThat(service.prepay(order(sdk, number)).getCodeUrl()).startsWith("weixin://wxpay/");
        assertThat(service.queryOrderByOutTradeNo(query(sdk, number)).getTradeState())
                .isEqualTo(Transaction.TradeStateEnum.NOTPAY);
        lab.pay(number);
        var paid = service.queryOrderByOutTradeNo(query(sdk, number));
        assertThat(paid.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(paid.getTradeType()).isEqualTo(Transaction.TradeTypeEnum.NATIVE);
        assertThat(paid.getAmount().getPayerTotal()).isEqualTo(8880);
        assertThat(paid.getPayer().getOpenid()).isNotEmpty();
        var byId = new QueryOrderByIdRequest();
        byId.setMchid(sdk.mchid());
        byId.setTransactionId(paid.getTransactionId());
        assertThat(service.queryOrderById(byId).getOutTradeNo()).isEqualTo(number);
        assertThatThrownBy(() -> service.closeOrder(closing(sdk, number)))
                .asInstanceOf(type(ServiceException.class))
                .extracting(ServiceException::getErrorCode)
                .isEqualTo("ORDERPAID");
    }

    /** The answer is 204 without a body, and its signature is checked. */
    @ParameterizedTest
    @EnumSource
    void closingIsVerified(Mode mode) {
        var sdk = Sdk.of(lab, mode);
        var service = new NativePayService.Builder().httpClient(sdk.http()).build();
        var number = Lab.newNumber();
        service.prepay(order(sdk, number));
        lab.fault("wrong_signature", "close");
        assertThatThrownBy(() -> service.closeOrder(closing(sdk, number)))
                .isInstanceOf(ValidationException.class);
        service.closeOrder(closing(sdk, number));
        assertThat(service.queryOrderByOutTradeNo(query(sdk, number)).getTradeState())
                .isEqualTo(Transaction.TradeStateEnum.CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void badSignaturesAndProbesAreSeen(Mode mode) {
        var sdk = Sdk.of(lab, mode);
        var service = new NativePayService.Builder().httpClient(sdk.http()).build();
        for (var kind : new String[] {"wrong_signature", "probe_answer"}) {
            lab.fault(kind, "native");
            assertThatThrownBy(() -> service.prepay(order(sdk, Lab.newNumber())))
                    .as(kind)
                    .isInstanceOf(ValidationException.class);
        }
        for (var kind : new String[] {"stale_timestamp", "no_signature"}) {
            lab.fault(kind, "native");
            assertThatThrownBy(() -> service.prepay(order(sdk, Lab.newNumber())))
                    .as(kind)
                    .isInstanceOf(RuntimeException.class);
        }
        lab.fault("rate_limit", "native");
        assertThatThrownBy(() -> service.prepay(order(sdk, Lab.newNumber())))
                .asInstanceOf(type(ServiceException.class))
                .extracting(ServiceException::getHttpStatusCode)
                .isEqualTo(429);
        service.prepay(order(sdk, Lab.newNumber()));
    }

    /** What the SDK signs for the page and the app, the wallet accepts. */
    @ParameterizedTest
    @EnumSource
    void invocationStringsAreAccepted(Mode mode) {
        var sdk = Sdk.of(lab, mode);
        var pages =
                new JsapiServiceExtension.Builder()
                        .config(sdk.config())
                        .httpClient(sdk.http())
                        .build();
        var number = Lab.newNumber();
        var json = JSON.writeValueAsString(order(sdk, number));
        var page =
                JSON.readValue(
                        json, com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest.class);
        var payer = new com.wechat.pay.java.service.payments.jsapi.model.Payer();
        payer.setOpenid("oUser");
        page.setPayer(payer);
        var bridge = pages.prepayWithRequestPayment(page);
        var fields =
                JSON.createObjectNode()
                        .put("appId", bridge.getAppId())
                        .put("timeStamp", bridge.getTimeStamp())
                        .put("nonceStr", bridge.getNonceStr())
                        .put("package", bridge.getPackageVal())
                        .put("signType", bridge.getSignType())
                        .put("paySign", bridge.getPaySign());
        assertThat(lab.control("POST", "invocations", fields.toString()).has("phone_url")).isTrue();

        var apps =
                new AppServiceExtension.Builder()
                        .config(sdk.config())
                        .httpClient(sdk.http())
                        .build();
        var app =
                JSON.readValue(
                        JSON.writeValueAsString(order(sdk, Lab.newNumber())),
                        com.wechat.pay.java.service.payments.app.model.PrepayRequest.class);
        var call = apps.prepayWithRequestPayment(app);
        var request =
                JSON.createObjectNode()
                        .put("appid", call.getAppid())
                        .put("partnerid", call.getPartnerId())
                        .put("prepayid", call.getPrepayId())
                        .put("package", call.getPackageVal())
                        .put("noncestr", call.getNonceStr())
                        .put("timestamp", call.getTimestamp())
                        .put("sign", call.getSign());
        assertThat(lab.control("POST", "invocations", request.toString()).has("phone_url"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aWebPageOnThePhone(Mode mode) {
        var sdk = Sdk.of(lab, mode);
        var service = new H5Service.Builder().httpClient(sdk.http()).build();
        var request =
                JSON.readValue(
                        JSON.writeValueAsString(order(sdk, Lab.newNumber())),
                        com.wechat.pay.java.service.payments.h5.model.PrepayRequest.class);
        var scene = new com.wechat.pay.java.service.payments.h5.model.SceneInfo();
        scene.setPayerClientIp("127.0.0.1");
        var info = new com.wechat.pay.java.service.payments.h5.model.H5Info();
        info.setType("Wap");
        scene.setH5Info(info);
        request.setSceneInfo(scene);
        assertThat(service.prepay(request).getH5Url()).startsWith(lab.base().toString());
    }

    @ParameterizedTest
    @EnumSource
    void aPaymentCodeThroughTheGenericClient(Mode mode) {
        var sdk = Sdk.of(lab, mode);
        var paid = sdk.post("/v3/pay/transactions/codepay", scanned(sdk, "pays"));
        assertThat(paid.get("trade_state").getAsString()).isEqualTo("SUCCESS");
        assertThat(paid.get("trade_type").getAsString()).isEqualTo("MICROPAY");
        var waits = sdk.post("/v3/pay/transactions/codepay", scanned(sdk, "asks_payer"));
        assertThat(waits.get("code").getAsString()).isEqualTo("USERPAYING");
        var number = paid.get("out_trade_no").getAsString();
        sdk.post(
                "/v3/pay/transactions/out-trade-no/" + number + "/reverse",
                "{\"appid\":\"%s\",\"mchid\":\"%s\"}".formatted(Lab.APPID, sdk.mchid()));
        var reversed =
                sdk.get("/v3/pay/transactions/out-trade-no/" + number + "?mchid=" + sdk.mchid());
        assertThat(reversed.get("trade_state").getAsString()).isEqualTo("REVOKED");
    }

    private String scanned(Sdk sdk, String behaviour) {
        var code =
                lab.control("POST", "payment_codes", "{\"behaviour\":\"" + behaviour + "\"}")
                        .path("auth_code")
                        .asString();
        return """
        {"appid":"%s","mchid":"%s","description":"t","out_trade_no":"%s","amount":{"total":1},\
        "payer":{"auth_code":"%s"},"scene_info":{"store_info":{"out_id":"1"}},"attach":"%s"}\
        """
                .formatted(Lab.APPID, sdk.mchid(), Lab.newNumber(), code, UUID.randomUUID());
    }
}
