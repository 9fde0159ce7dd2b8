package dev.tollbridge.oracles.weixinjavapay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.binarywang.wxpay.bean.transfer.TransferBillsRequest;
import com.github.binarywang.wxpay.bean.transfer.TransferBillsRequest.TransferSceneReportInfo;
import com.github.binarywang.wxpay.exception.WxPayException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money is paid out, or is not, and the library reads each answer and the notice. */
class TransfersTest {
    private static final Lab LAB = new Lab();
    private static final NoticeBox BOX = new NoticeBox();

    @AfterAll
    static void close() {
        BOX.close();
        LAB.close();
    }

    /** Of 3,000 yuan, for which the payee's name is needed; the library encrypts it. */
    private static TransferBillsRequest transfer(String number) {
        var request = new TransferBillsRequest();
        request.setAppid(Lab.APPID);
        request.setOutBillNo(number);
        request.setTransferSceneId("1005");
        request.setOpenid("oUpF8uN95-Ptaags6E_roPHg7AG0");
        request.setUserName("张三");
        request.setTransferAmount(300_000);
        request.setTransferRemark("工资 & more");
        request.setNotifyUrl(BOX.url());
        request.setTransferSceneReportInfos(
                List.of(
                        new TransferSceneReportInfo("岗位类型", "外卖员"),
                        new TransferSceneReportInfo("报酬说明", "高温补贴")));
        return request;
    }

    @ParameterizedTest
    @EnumSource
    void thePayeeAcceptsAndTheShopIsTold(Mode mode) throws WxPayException, InterruptedException {
        var library = Library.of(LAB, mode);
        var transfers = library.getTransferService();
        var number = Lab.newNumber();
        var begun = transfers.transferBills(transfer(number));
        assertThat(begun.getOutBillNo()).isEqualTo(number);
        assertThat(begun.getState()).isEqualTo("WAIT_USER_CONFIRM");
        assertThat(begun.getPackageInfo()).isNotEmpty();
        assertThat(transfers.transferBills(transfer(number)).getTransferBillNo())
                .isEqualTo(begun.getTransferBillNo());
        var accepted = LAB.control("POST", "transfers/" + number + "/confirm", "{}");
        assertThat(accepted.path("user_name").asString()).isEqualTo("张三");
        assertThat(transfers.getBillsByOutBillNo(number).getState()).isEqualTo("TRANSFERING");
        LAB.advance(Duration.ofSeconds(3));
        var end = transfers.getBillsByTransferBillNo(begun.getTransferBillNo());
        assertThat(end.getState()).isEqualTo("SUCCESS");
        assertThat(end.getOutBillNo()).isEqualTo(number);
        assertThat(end.getMchId()).isEqualTo(mode.mchid());
        assertThat(end.getTransferAmount()).isEqualTo("300000");
        assertThat(end.getTransferRemark()).isEqualTo("工资 & more");
        var raw = BOX.next();
        var told = transfers.parseTransferBillsNotifyResult(raw.body(), raw.header());
        assertThat(told.getRawData().getEventType()).isEqualTo("MCHTRANSFER.BILL.FINISHED");
        assertThat(told.getResult().getOutBillNo()).isEqualTo(number);
        assertThat(told.getResult().getState()).isEqualTo("SUCCESS");
        assertThat(told.getResult().getTransferAmount()).isEqualTo(300_000);
        raw.header().setNonce("another");
        assertThatThrownBy(() -> transfers.parseTransferBillsNotifyResult(raw.body(), raw.header()))
                .isInstanceOf(WxPayException.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyHasAcceptedIsWithdrawn(Mode mode) throws WxPayException, InterruptedException {
        var transfers = Library.of(LAB, mode).getTransferService();
        var number = Lab.newNumber();
        var request = transfer(number);
        request.setNotifyUrl(null);
        var begun = transfers.transferBills(request);
        var withdrawn = transfers.transformBillsCancel(number);
        assertThat(withdrawn.getState()).isEqualTo("CANCELING");
        assertThat(withdrawn.getTransferBillNo()).isEqualTo(begun.getTransferBillNo());
        assertThat(withdrawn.getUpdateTime()).endsWith("+08:00");
        LAB.advance(Duration.ofSeconds(3));
        assertThat(transfers.getBillsByOutBillNo(number).getState()).isEqualTo("CANCELLED");
        assertThat(LAB.control("GET", "transfers/" + number, "").path("status").asString())
                .isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalHasACode(Mode mode) {
        var transfers = Library.of(LAB, mode).getTransferService();
        var nameless = transfer(Lab.newNumber());
        nameless.setUserName(null);
        assertThatThrownBy(() -> transfers.transferBills(nameless))
                .isInstanceOfSatisfying(
                        WxPayException.class,
                        e -> assertThat(e.getErrCode()).isEqualTo("PARAM_ERROR"));
        assertThatThrownBy(() -> transfers.getBillsByOutBillNo(Lab.newNumber()))
                .isInstanceOfSatisfying(
                        WxPayException.class,
                        e -> assertThat(e.getErrCode()).isEqualTo("NOT_FOUND"));
    }
}
