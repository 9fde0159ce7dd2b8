package dev.tollbridge.oracles.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ijpay.core.kit.WxPayKit;
import com.ijpay.core.model.BaseModel;
import com.ijpay.qqpay.QqPayApi;
import com.ijpay.qqpay.model.CloseOrderModel;
import com.ijpay.qqpay.model.DownloadBillModel;
import com.ijpay.qqpay.model.MicroPayModel;
import com.ijpay.qqpay.model.OrderQueryModel;
import com.ijpay.qqpay.model.OrderRefundModel;
import com.ijpay.qqpay.model.OrderReverseModel;
import com.ijpay.qqpay.model.RefundQueryModel;
import com.ijpay.qqpay.model.UnifiedOrderModel;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is the simulator what the library expects of QQ Wallet? */
class LibraryDrivesSimulatorTest {
    @ParameterizedTest
    @ValueSource(strings = {"MD5", "HMAC-SHA256"})
    void anOrderIsPaidQueriedToldRefundedAndBilled(String signType) {
        try (var door = new Door(signType)) {
            var library = new Library(door);
            var number = door.newNumber();
            var created =
                    library.read(QqPayApi.unifiedOrder(signed(library, unified(door, number))));
            assertThat(created).containsEntry("result_code", "SUCCESS").containsKey("code_url");
            door.payer(number, "pay");
            door.pass(Duration.ZERO);
            var query = OrderQueryModel.builder().out_trade_no(number);
            var found =
                    library.read(
                            QqPayApi.orderQuery(signed(library, identified(door, query.build()))));
            assertThat(found).containsEntry("trade_state", "SUCCESS");
            var notice = new String(door.notices().getLast().body(), UTF_8);
            assertThat(library.read(notice)).containsEntry("out_trade_no", number);
            refund(door, library, number);
            door.pass(Duration.ofDays(1));
            var bill = DownloadBillModel.builder().bill_date("20261121").bill_type("ALL").build();
            assertThat(QqPayApi.downloadBill(signed(library, identified(door, bill))))
                    .startsWith("交易时间,")
                    .contains("`" + number + ",");
        }
    }

    private static void refund(Door door, Library library, String number) {
        var refund =
                OrderRefundModel.builder()
                        .out_trade_no(number)
                        .out_refund_no("r1")
                        .refund_fee("30")
                        .op_user_id(door.setting("operator"))
                        .op_user_passwd(WxPayKit.md5(door.setting("password")))
                        .build();
        var taken =
                QqPayApi.orderRefund(
                        signed(library, identified(door, refund)),
                        InputStream.nullInputStream(),
                        Door.MCH_ID);
        assertThat(library.read(taken)).containsEntry("result_code", "SUCCESS");
        door.pass(Duration.ofSeconds(2));
        var query = RefundQueryModel.builder().out_refund_no("r1").build();
        assertThat(library.read(QqPayApi.refundQuery(signed(library, identified(door, query)))))
                .containsEntry("refund_status_0", "SUCCESS");
    }

    private static UnifiedOrderModel unified(Door door, String number) {
        return UnifiedOrderModel.builder()
                .appid(door.setting("app_id"))
                .mch_id(Door.MCH_ID)
                .nonce_str(WxPayKit.generateStr())
                .body("Tea 茶")
                .out_trade_no(number)
                .fee_type("CNY")
                .total_fee("1230")
                .spbill_create_ip("203.0.113.7")
                .trade_type("NATIVE")
                .notify_url("http://127.0.0.1:1/notices")
                .build();
    }

    /** Models have no common way to say who we are. */
    private static Map<String, String> identified(Door door, BaseModel model) {
        var fields = model.toMap();
        fields.put("appid", door.setting("app_id"));
        fields.put("mch_id", Door.MCH_ID);
        fields.put("nonce_str", WxPayKit.generateStr());
        return fields;
    }

    private static Map<String, String> signed(Library library, BaseModel model) {
        return signed(library, model.toMap());
    }

    private static Map<String, String> signed(Library library, Map<String, String> fields) {
        return WxPayKit.buildSign(
                fields, library.key(), library.type(), !library.type().getType().equals("MD5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "HMAC-SHA256"})
    void aCodeIsScannedAndReversedAndAnOrderIsClosed(String signType) {
        try (var door = new Door(signType)) {
            var library = new Library(door);
            var number = door.newNumber();
            var micro =
                    MicroPayModel.builder()
                            .body("Tea")
                            .out_trade_no(number)
                            .fee_type("CNY")
                            .total_fee("1230")
                            .spbill_create_ip("203.0.113.7")
                            .trade_type("MICROPAY")
                            .device_info("till1")
                            .auth_code(door.code("pays"))
                            .build();
            assertThat(library.read(QqPayApi.microPay(signed(library, identified(door, micro)))))
                    .containsEntry("trade_state", "SUCCESS");
            var reverse =
                    OrderReverseModel.builder()
                            .out_trade_no(number)
                            .op_user_id(door.setting("operator"))
                            .op_user_passwd(WxPayKit.md5(door.setting("password")))
                            .build();
            var reversed =
                    QqPayApi.orderReverse(
                            signed(library, identified(door, reverse)),
                            InputStream.nullInputStream(),
                            Door.MCH_ID);
            assertThat(library.read(reversed)).containsEntry("result_code", "SUCCESS");
            var other = door.newNumber();
            QqPayApi.unifiedOrder(signed(library, unified(door, other)));
            var close = CloseOrderModel.builder().out_trade_no(other).build();
            assertThat(library.read(QqPayApi.closeOrder(signed(library, identified(door, close)))))
                    .containsEntry("result_code", "SUCCESS");
        }
    }
}
