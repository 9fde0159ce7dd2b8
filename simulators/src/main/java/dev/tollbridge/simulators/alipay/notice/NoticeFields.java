package dev.tollbridge.simulators.alipay.notice;

import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Yuan;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What notifications say (notes 2). */
final class NoticeFields {
    private NoticeFields() {}

    static SortedMap<String, String> common(String type, String appId) {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("notify_type", type);
        fields.put("app_id", appId);
        fields.put("auth_app_id", appId);
        fields.put("charset", "utf-8");
        fields.put("version", "1.0");
        fields.put("sign_type", "RSA2");
        return fields;
    }

    static SortedMap<String, String> ofTrade(Trade trade, Trade.@Nullable Refund refund) {
        SortedMap<String, String> fields = common("trade_status_sync", trade.appId());
        fields.put("trade_no", trade.tradeNo());
        fields.put("out_trade_no", trade.terms().outTradeNo());
        fields.put("trade_status", trade.status().name());
        fields.put("total_amount", Yuan.of(trade.amount()));
        fields.put("subject", trade.terms().subject());
        put(fields, "body", trade.terms().body());
        put(fields, "passback_params", trade.terms().passbackParams());
        fields.put("buyer_id", trade.payer().userId());
        fields.put("buyer_open_id", trade.payer().openId());
        fields.put("buyer_logon_id", trade.payer().logonId());
        fields.put("seller_id", trade.pid());
        fields.put("seller_email", "shop-" + trade.pid() + "@simulator.example");
        fields.put("gmt_create", ChinaTime.of(trade.createdAt()));
        payment(fields, trade);
        if (refund != null) {
            fields.put("out_biz_no", refund.requestNo());
            fields.put("refund_fee", Yuan.of(trade.refunded()));
            fields.put("gmt_refund", ChinaTime.withMillis(refund.at()));
        }
        if (trade.closedAt() != null) {
            fields.put("gmt_close", ChinaTime.of(trade.closedAt()));
        }
        return fields;
    }

    private static void payment(SortedMap<String, String> fields, Trade trade) {
        Trade.Payment payment = trade.payment();
        if (payment == null) {
            return;
        }
        String total = Yuan.of(trade.amount());
        fields.put("gmt_payment", ChinaTime.of(payment.at()));
        fields.put("receipt_amount", total);
        fields.put("invoice_amount", total);
        fields.put("buyer_pay_amount", total);
        fields.put("point_amount", "0.00");
        String channel = payment.instalmentCount() > 0 ? "PCREDIT" : "ALIPAYACCOUNT";
        fields.put(
                "fund_bill_list",
                "[{\"amount\":\"" + total + "\",\"fundChannel\":\"" + channel + "\"}]");
    }

    /** Rule alipay.freeze.notice. */
    static SortedMap<String, String> ofFreeze(Freeze freeze, Freeze.Operation operation) {
        String type =
                operation.type() == Freeze.Type.FREEZE ? "fund_auth_freeze" : "fund_auth_unfreeze";
        SortedMap<String, String> fields = common(type, freeze.appId());
        fields.put("auth_no", freeze.authNo());
        fields.put("out_order_no", freeze.outOrderNo());
        fields.put("out_request_no", operation.outRequestNo());
        fields.put("operation_id", operation.operationId());
        fields.put("operation_type", operation.type().name());
        fields.put("amount", Yuan.of(operation.amount()));
        fields.put("status", operation.status().name());
        fields.put("gmt_create", ChinaTime.of(freeze.createdAt()));
        fields.put("gmt_trans", ChinaTime.of(operation.at()));
        fields.put("payer_logon_id", freeze.payer().logonId());
        fields.put("payer_user_id", freeze.payer().userId());
        fields.put("payee_user_id", freeze.pid());
        fields.put("total_freeze_amount", Yuan.of(freeze.total(Freeze.Type.FREEZE)));
        fields.put("total_unfreeze_amount", Yuan.of(freeze.total(Freeze.Type.UNFREEZE)));
        fields.put("total_pay_amount", Yuan.of(freeze.total(Freeze.Type.PAY)));
        fields.put("rest_amount", Yuan.of(freeze.rest()));
        fields.put("pre_auth_type", "CREDIT_AUTH");
        return fields;
    }

    private static void put(SortedMap<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
