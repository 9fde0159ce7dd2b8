package dev.tollbridge.oracles.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.request.AlipayTradeAppPayRequest;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeCreateRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The official SDK takes the simulator for Alipay: it checks the signature of each answer, decrypts
 * it and finds the fields.
 */
class SdkTradesAgainstSimulatorTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @EnumSource
    void aTradeFromCodeToRefund(Mode mode) throws AlipayApiException {
        var sdk = Sdk.of(lab, mode);
        var no = Shop.newNo();
        var trade = "{\"out_trade_no\":\"" + no + "\"}";
        var created = sdk.ok(new AlipayTradePrecreateRequest(), order(no, "88.80"));
        assertThat(created.getOutTradeNo()).isEqualTo(no);
        assertThat(created.getQrCode()).isNotEmpty();
        assertThat(sdk.failure(new AlipayTradeQueryRequest(), trade))
                .isEqualTo("ACQ.TRADE_NOT_EXIST");

        lab.payer(mode, no, "open");
        assertThat(sdk.ok(new AlipayTradeQueryRequest(), trade).getTradeStatus())
                .isEqualTo("WAIT_BUYER_PAY");
        lab.payer(mode, no, "pay");
        var paid = sdk.ok(new AlipayTradeQueryRequest(), trade);
        assertThat(paid.getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertThat(paid.getTotalAmount()).isEqualTo("88.80");
        assertThat(paid.getSendPayDate()).isNotNull();
        assertThat(sdk.failure(new AlipayTradeCloseRequest(), trade)).startsWith("ACQ.");

        var refund =
                """
                {"out_trade_no":"%s","refund_amount":"8.80","out_request_no":"R1"}\
                """
                        .formatted(no);
        var first = sdk.ok(new AlipayTradeRefundRequest(), refund);
        assertThat(first.getFundChange()).isEqualTo("Y");
        assertThat(first.getRefundFee()).isEqualTo("8.80");
        assertThat(sdk.ok(new AlipayTradeRefundRequest(), refund).getFundChange()).isEqualTo("N");
        var asked =
                sdk.ok(
                        new AlipayTradeFastpayRefundQueryRequest(),
                        "{\"out_trade_no\":\"" + no + "\",\"out_request_no\":\"R1\"}");
        assertThat(asked.getRefundStatus()).isEqualTo("REFUND_SUCCESS");
        assertThat(asked.getRefundAmount()).isEqualTo("8.80");
    }

    @ParameterizedTest
    @EnumSource
    void codesCreateCloseAndCancel(Mode mode) throws AlipayApiException {
        var sdk = Sdk.of(lab, mode);
        var paid = sdk.ok(new AlipayTradePayRequest(), scanned(Shop.newNo(), "pays"));
        assertThat(paid.getTotalAmount()).isEqualTo("1.00");
        var no = Shop.newNo();
        var request = new AlipayTradePayRequest();
        request.setBizContent(scanned(no, "asks_payer"));
        assertThat(sdk.call(request).getCode()).isEqualTo("10003");
        var trade = "{\"out_trade_no\":\"" + no + "\"}";
        assertThat(sdk.ok(new AlipayTradeCancelRequest(), trade).getAction()).isEqualTo("close");
        assertThat(sdk.failure(new AlipayTradePayRequest(), scanned(Shop.newNo(), "risk")))
                .startsWith("ACQ.");

        var mini = Shop.newNo();
        var content =
                """
                {"out_trade_no":"%s","total_amount":"1.00","subject":"茶","product_code":"JSAPI_PAY",\
                "buyer_id":"2088102146225135","op_app_id":"%s"}\
                """
                        .formatted(mini, mode.appId());
        assertThat(sdk.ok(new AlipayTradeCreateRequest(), content).getTradeNo()).isNotEmpty();
        sdk.ok(new AlipayTradeCloseRequest(), "{\"out_trade_no\":\"" + mini + "\"}");
    }

    @ParameterizedTest
    @EnumSource
    void pagesAndApps(Mode mode) throws AlipayApiException {
        var sdk = Sdk.of(lab, mode);
        var page = new AlipayTradePagePayRequest();
        page.setBizContent(order(Shop.newNo(), "1.00", "FAST_INSTANT_TRADE_PAY"));
        page.setNeedEncrypt(mode.aes());
        var url = sdk.client().pageExecute(page, "GET").getBody();
        assertThat(Browser.get(URI.create(url))).isBetween(200, 303);
        var wap = new AlipayTradeWapPayRequest();
        wap.setBizContent(order(Shop.newNo(), "1.00", "QUICK_WAP_WAY"));
        wap.setNeedEncrypt(mode.aes());
        assertThat(sdk.client().pageExecute(wap, "POST").getBody()).contains("biz_content");
        var app = new AlipayTradeAppPayRequest();
        app.setBizContent(order(Shop.newNo(), "1.00", "QUICK_MSECURITY_PAY"));
        app.setNeedEncrypt(mode.aes());
        assertThat(lab.openOrderString(sdk.client().sdkExecute(app).getBody())).isNotEmpty();
    }

    @Test
    void aRotatedCertificateIsDownloadedByTheSdk() throws AlipayApiException {
        var sdk = Sdk.of(lab, Mode.CERTIFICATE);
        lab.rotateCertificate();
        sdk.ok(new AlipayTradePrecreateRequest(), order(Shop.newNo(), "1.00"));
    }

    @Test
    void aWrongSignatureIsSeenByTheSdk() throws AlipayApiException {
        var sdk = Sdk.of(lab, Mode.PUBLIC_KEY);
        lab.fault("wrong_signature", "alipay.trade.precreate");
        var request = new AlipayTradePrecreateRequest();
        request.setBizContent(order(Shop.newNo(), "1.00"));
        assertThatThrownBy(() -> sdk.call(request)).isInstanceOf(AlipayApiException.class);
    }

    private static String order(String no, String amount) {
        return order(no, amount, "FACE_TO_FACE_PAYMENT");
    }

    private static String order(String no, String amount, String product) {
        return """
        {"out_trade_no":"%s","total_amount":"%s","subject":"茶 & 杯","product_code":"%s"}\
        """
                .formatted(no, amount, product);
    }

    private String scanned(String no, String behaviour) {
        return """
        {"out_trade_no":"%s","total_amount":"1.00","subject":"t","product_code":"FACE_TO_FACE_PAYMENT",\
        "scene":"bar_code","auth_code":"%s"}\
        """
                .formatted(no, lab.paymentCode(behaviour));
    }
}
