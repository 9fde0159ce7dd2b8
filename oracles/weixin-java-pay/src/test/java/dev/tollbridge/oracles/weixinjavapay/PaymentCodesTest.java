package dev.tollbridge.oracles.weixinjavapay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.binarywang.wxpay.bean.request.WxPayCodepayRequest;
import com.github.binarywang.wxpay.bean.request.WxPayOrderReverseV3Request;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.WxPayService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A payer's code is charged, asked about and taken back, and the library reads each answer. */
class PaymentCodesTest {
    private static final Lab LAB = new Lab();

    @AfterAll
    static void close() {
        LAB.close();
    }

    private static WxPayCodepayRequest charge(String number, String behaviour) {
        var amount = new WxPayCodepayRequest.Amount();
        amount.setTotal(8880);
        amount.setCurrency("CNY");
        var payer = new WxPayCodepayRequest.Payer();
        payer.setAuthCode(LAB.paymentCode(behaviour));
        var store = new WxPayCodepayRequest.StoreInfo();
        store.setOutId("branch 1");
        var scene = new WxPayCodepayRequest.SceneInfo();
        scene.setStoreInfo(store);
        var request = new WxPayCodepayRequest();
        request.setDescription("茶 & 杯");
        request.setOutTradeNo(number);
        request.setAttach("é茶");
        request.setAmount(amount);
        request.setPayer(payer);
        request.setSceneInfo(scene);
        return request;
    }

    private static void refused(WxPayService library, WxPayCodepayRequest charge, String code) {
        assertThatThrownBy(() -> library.codepay(charge))
                .isInstanceOfSatisfying(
                        WxPayException.class, e -> assertThat(e.getErrCode()).isEqualTo(code));
    }

    private static void reverse(WxPayService library, String number) throws WxPayException {
        var request = new WxPayOrderReverseV3Request();
        request.setOutTradeNo(number);
        assertThat(library.reverseOrderV3(request).getOutTradeNo()).isEqualTo(number);
    }

    @ParameterizedTest
    @EnumSource
    void aCodePaysAtOnce(Mode mode) throws WxPayException {
        var library = Library.of(LAB, mode);
        var number = Lab.newNumber();
        var paid = library.codepay(charge(number, "pays"));
        assertThat(paid.getOutTradeNo()).isEqualTo(number);
        assertThat(paid.getMchid()).isEqualTo(mode.mchid());
        assertThat(paid.getTradeType()).isEqualTo("MICROPAY");
        assertThat(paid.getTradeState()).isEqualTo("SUCCESS");
        assertThat(paid.getAttach()).isEqualTo("é茶");
        assertThat(paid.getAmount().getTotal()).isEqualTo(8880);
        assertThat(paid.getAmount().getPayerTotal()).isEqualTo(8880);
        assertThat(paid.getSuccessTime()).endsWith("+08:00");
        assertThat(library.queryOrderV3(paid.getTransactionId(), null).getOutTradeNo())
                .isEqualTo(number);
        assertThat(LAB.order(number).path("charges").asInt()).isEqualTo(1);
    }

    /** 202: to the library that is a refusal with a code. */
    @ParameterizedTest
    @EnumSource
    void aPayerWhoIsAskedConfirms(Mode mode) throws WxPayException {
        var library = Library.of(LAB, mode);
        var number = Lab.newNumber();
        refused(library, charge(number, "asks_payer"), "USERPAYING");
        assertThat(library.queryOrderV3(null, number).getTradeState()).isEqualTo("USERPAYING");
        LAB.control("POST", "orders/" + number + "/pay", "{}");
        var paid = library.queryOrderV3(null, number);
        assertThat(paid.getTradeState()).isEqualTo("SUCCESS");
        assertThat(paid.getTradeType()).isEqualTo("MICROPAY");
        assertThat(paid.getPayer().getOpenid()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReversedIsNotPaid(Mode mode) throws WxPayException {
        var library = Library.of(LAB, mode);
        var asked = Lab.newNumber();
        refused(library, charge(asked, "asks_payer"), "USERPAYING");
        reverse(library, asked);
        assertThat(library.queryOrderV3(null, asked).getTradeState()).isEqualTo("REVOKED");
        assertThat(LAB.order(asked).path("charges").asInt()).isZero();
        var paid = Lab.newNumber();
        library.codepay(charge(paid, "pays"));
        reverse(library, paid);
        assertThat(library.queryOrderV3(null, paid).getTradeState()).isEqualTo("REVOKED");
    }

    @ParameterizedTest
    @CsvSource({
        "not_enough, NOT_ENOUGH",
        "trade_error, TRADE_ERROR",
        "invalid_code, INVALID_REQUEST",
        "bank_error, BANK_ERROR",
        "system_error_but_paid, SYSTEM_ERROR"
    })
    void aRefusalHasACode(String behaviour, String code) {
        refused(Library.of(LAB, Mode.PUBLIC_KEY), charge(Lab.newNumber(), behaviour), code);
    }

    /** Else a signature that fits would prove nothing. */
    @ParameterizedTest
    @EnumSource
    void theLibraryDoesCheckWhatIsAnswered(Mode mode) {
        var library = Library.of(LAB, mode);
        for (var kind : new String[] {"wrong_signature", "probe_answer", "no_signature"}) {
            LAB.fault(kind, "codepay");
            assertThatThrownBy(() -> library.codepay(charge(Lab.newNumber(), "pays")))
                    .as(kind)
                    .isInstanceOfSatisfying(
                            WxPayException.class, e -> assertThat(e.getErrCode()).isNull());
        }
    }
}
