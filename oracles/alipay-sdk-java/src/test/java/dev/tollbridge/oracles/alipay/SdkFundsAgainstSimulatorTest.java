package dev.tollbridge.oracles.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import com.alipay.api.request.AlipayFundAuthOperationCancelRequest;
import com.alipay.api.request.AlipayFundAuthOperationDetailQueryRequest;
import com.alipay.api.request.AlipayFundAuthOrderFreezeRequest;
import com.alipay.api.request.AlipayFundAuthOrderUnfreezeRequest;
import com.alipay.api.request.AlipayFundAuthOrderVoucherCreateRequest;
import com.alipay.api.request.AlipayFundTransCommonQueryRequest;
import com.alipay.api.request.AlipayFundTransUniTransferRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The official SDK takes the simulator for Alipay: it checks the signature of each answer, decrypts
 * it and finds the fields. Here for what moves money without an order.
 */
class SdkFundsAgainstSimulatorTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @EnumSource
    void authorizations(Mode mode) throws AlipayApiException {
        var sdk = Sdk.of(lab, mode);
        var no = Shop.newNo();
        var frozen =
                sdk.ok(
                        new AlipayFundAuthOrderFreezeRequest(),
                        freeze(
                                no,
                                ",\"auth_code\":\"%s\",\"auth_code_type\":\"bar_code\""
                                        .formatted(lab.paymentCode("pays"))));
        assertThat(frozen.getStatus()).isEqualTo("SUCCESS");
        var capture =
                """
                {"out_trade_no":"%s","total_amount":"4.00","subject":"t","product_code":"PRE_AUTH",\
                "auth_no":"%s","auth_confirm_mode":"NOT_COMPLETE"}\
                """
                        .formatted(Shop.newNo(), frozen.getAuthNo());
        assertThat(sdk.ok(new AlipayTradePayRequest(), capture).getTotalAmount()).isEqualTo("4.00");
        var release =
                """
                {"auth_no":"%s","out_request_no":"V1","amount":"6.00","remark":"r"}\
                """
                        .formatted(frozen.getAuthNo());
        assertThat(sdk.ok(new AlipayFundAuthOrderUnfreezeRequest(), release).getStatus())
                .isEqualTo("SUCCESS");
        var detail =
                """
                {"out_order_no":"%s","out_request_no":"%s","operation_type":"FREEZE"}\
                """
                        .formatted(no, no);
        var asked = sdk.ok(new AlipayFundAuthOperationDetailQueryRequest(), detail);
        assertThat(asked.getTotalPayAmount()).isEqualTo("4.00");
        assertThat(asked.getOrderStatus()).isEqualTo("FINISH");

        var code = Shop.newNo();
        assertThat(
                        sdk.ok(new AlipayFundAuthOrderVoucherCreateRequest(), freeze(code, ""))
                                .getCodeValue())
                .isNotEmpty();
        var cancel =
                "{\"out_order_no\":\"%s\",\"out_request_no\":\"%s\",\"remark\":\"r\"}"
                        .formatted(code, code);
        assertThat(sdk.ok(new AlipayFundAuthOperationCancelRequest(), cancel).getAction())
                .isEqualTo("close");
    }

    @ParameterizedTest
    @EnumSource
    void transfersAndBills(Mode mode) throws AlipayApiException {
        var sdk = Sdk.of(lab, mode);
        var no = Shop.newNo();
        var reference =
                "\"out_biz_no\":\"%s\",\"product_code\":\"TRANS_ACCOUNT_NO_PWD\",\"biz_scene\":\"DIRECT_TRANSFER\""
                        .formatted(no);
        var transfer =
                "{"
                        + reference
                        + ",\"trans_amount\":\"1.00\",\"order_title\":\"t\",\"payee_info\":{\"identity\":\"2088102146225135\",\"identity_type\":\"ALIPAY_USER_ID\"}}";
        assertThat(sdk.ok(new AlipayFundTransUniTransferRequest(), transfer).getStatus())
                .isEqualTo("SUCCESS");
        assertThat(
                        sdk.ok(new AlipayFundTransCommonQueryRequest(), "{" + reference + "}")
                                .getStatus())
                .isEqualTo("SUCCESS");
        var day = lab.now().atOffset(ZoneOffset.ofHours(8)).toLocalDate().minusDays(9);
        assertThat(
                        sdk.ok(
                                        new AlipayDataDataserviceBillDownloadurlQueryRequest(),
                                        "{\"bill_type\":\"trade\",\"bill_date\":\"" + day + "\"}")
                                .getBillDownloadUrl())
                .isNotEmpty();
    }

    private static String freeze(String no, String more) {
        return """
        {"out_order_no":"%s","out_request_no":"%s","order_title":"t","amount":"10.00",\
        "product_code":"PRE_AUTH"%s}\
        """
                .formatted(no, no, more);
    }
}
