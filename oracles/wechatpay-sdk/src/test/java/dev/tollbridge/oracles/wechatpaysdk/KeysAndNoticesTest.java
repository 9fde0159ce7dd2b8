package dev.tollbridge.oracles.wechatpaysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSACombinedNotificationConfig;
import com.wechat.pay.java.service.partnerpayments.nativepay.NativePayService;
import com.wechat.pay.java.service.partnerpayments.nativepay.model.Amount;
import com.wechat.pay.java.service.partnerpayments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.partnerpayments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The SDK's parser reads our notifications; its key handling follows our rotation and migration.
 */
class KeysAndNoticesTest {
    private final Lab lab = new Lab();
    private final NoticeBox box = new NoticeBox();

    @AfterEach
    void close() {
        box.close();
        lab.close();
    }

    private String created(Sdk sdk) {
        var number = Lab.newNumber();
        sdk.post(
                "/v3/pay/transactions/native",
                """
                {"appid":"%s","mchid":"%s","description":"t","out_trade_no":"%s","amount":{"total":1000},\
                "notify_url":"%s","attach":"é茶"}\
                """
                        .formatted(Lab.APPID, sdk.mchid(), number, box.url()));
        return number;
    }

    @ParameterizedTest
    @EnumSource
    void paymentsAndRefundsAreRead(Mode mode) throws InterruptedException {
        var sdk = Sdk.of(lab, mode);
        var parser = new NotificationParser(sdk.notifications());
        var number = created(sdk);
        lab.pay(number);
        var raw = box.next();
        var paid = parser.parse(raw.param(), Transaction.class);
        assertThat(paid.getOutTradeNo()).isEqualTo(number);
        assertThat(paid.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(paid.getAttach()).isEqualTo("é茶");
        assertThatThrownBy(() ->
                        parser.parse(
                                raw.param(raw.body().replace("EV-", "EW-")), Transaction.class))
                .isInstanceOf(ValidationException.class);
        sdk.post(
                "/v3/refund/domestic/refunds",
                """
                {"out_trade_no":"%s","out_refund_no":"%s_r","notify_url":"%s",\
                "amount":{"refund":10,"total":1000,"currency":"CNY"}}\
                """
                        .formatted(number, number, box.url()));
        lab.advance(Duration.ofSeconds(3));
        var refunded = parser.parse(box.next().param(), RefundNotification.class);
        assertThat(refunded.getRefundStatus()).isEqualTo(Status.SUCCESS);
        assertThat(refunded.getAmount().getRefund()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void probesAndForgeriesAreRefused(Mode mode) throws InterruptedException {
        var sdk = Sdk.of(lab, mode);
        var parser = new NotificationParser(sdk.notifications());
        var probed = created(sdk);
        lab.noticeFault("probe_notice", probed);
        lab.pay(probed);
        var probe = box.next();
        assertThatThrownBy(() -> parser.parse(probe.param(), Transaction.class))
                .isInstanceOf(ValidationException.class);
        lab.control("POST", "orders/" + probed + "/notify", "{\"forged\":true}");
        var forged = box.next();
        assertThatThrownBy(() -> parser.parse(forged.param(), Transaction.class))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void bothKindsOfKeyAreReadDuringAMigration() throws InterruptedException {
        var merchant = lab.merchant("1900000803", "both");
        var sdk = Sdk.byPublicKey(lab, merchant);
        var old = Sdk.byCertificate(lab, merchant);
        var parser =
                new NotificationParser(
                        new RSACombinedNotificationConfig.Builder()
                                .merchantId("1900000803")
                                .privateKey(Sdk.pem(Sdk.text(merchant, "merchant_private_key")))
                                .merchantSerialNumber(Sdk.text(merchant, "merchant_serial"))
                                .apiV3Key(Sdk.text(merchant, "api_v3_key"))
                                .httpClient(old.http())
                                .publicKey(Sdk.text(merchant, "public_key"))
                                .publicKeyId(Sdk.text(merchant, "public_key_id"))
                                .build());
        boolean byKey = false;
        boolean byCertificate = false;
        for (int i = 0; i < 2; i++) {
            var number = created(i == 0 ? sdk : old);
            lab.pay(number);
            var raw = box.next();
            assertThat(parser.parse(raw.param(), Transaction.class).getOutTradeNo())
                    .isEqualTo(number);
            boolean named = String.valueOf(raw.serial()).startsWith("PUB_KEY_ID_");
            byKey |= named;
            byCertificate |= !named;
        }
        assertThat(byKey && byCertificate).isTrue();
    }

    @Test
    void aRotatedCertificateIsLearnedBeforeItSigns() {
        var merchant = lab.merchant("1900000804", "certificate");
        var sdk = Sdk.byCertificate(lab, merchant);
        created(sdk);
        lab.control("POST", "certificates/rotate", "{\"step\":\"announce\"}");
        created(sdk);
        lab.control("POST", "certificates/rotate", "{\"step\":\"switch\"}");
        assertThatThrownBy(() -> created(sdk)).isInstanceOf(ValidationException.class);
        // Registering again downloads the list, as the SDK does by itself every hour.
        Sdk.byCertificate(lab, merchant);
        created(sdk);
    }

    @Test
    void aServiceProviderActsForItsSubMerchant() {
        var sdk = Sdk.of(lab, Mode.PUBLIC_KEY);
        var service = new NativePayService.Builder().httpClient(sdk.http()).build();
        var number = Lab.newNumber();
        var request = new PrepayRequest();
        request.setSpAppid(Lab.APPID);
        request.setSpMchid(sdk.mchid());
        request.setSubMchid("1900000899");
        request.setDescription("t");
        request.setOutTradeNo(number);
        request.setNotifyUrl(box.url());
        var amount = new Amount();
        amount.setTotal(5);
        request.setAmount(amount);
        assertThat(service.prepay(request).getCodeUrl()).isNotEmpty();
        lab.pay(number);
        var query = new QueryOrderByOutTradeNoRequest();
        query.setSpMchid(sdk.mchid());
        query.setSubMchid("1900000899");
        query.setOutTradeNo(number);
        var paid = service.queryOrderByOutTradeNo(query);
        assertThat(paid.getSubMchid()).isEqualTo("1900000899");
        assertThat(paid.getPayer().getSpOpenid()).isNotEmpty();
    }
}
