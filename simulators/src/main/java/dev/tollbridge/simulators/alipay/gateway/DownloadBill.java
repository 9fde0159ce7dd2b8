package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.bill.BillPeriod;
import dev.tollbridge.simulators.alipay.bill.Bills;
import dev.tollbridge.simulators.core.Json;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.data.dataservice.bill.downloadurl.query} (notes 4). */
final class DownloadBill implements Method {
    /** Kinds the platform has and this simulator has no data for. */
    private static final Set<String> OTHER_KINDS =
            Set.of("settlementMerge", "merchant_act", "trade_zft_merchant", "zft_acc");

    private final Bills bills;

    DownloadBill(Bills bills) {
        this.bills = bills;
    }

    @Override
    public ObjectNode answer(Call call) {
        Biz biz = call.biz();
        String type = biz.require("bill_type");
        BillPeriod period =
                BillPeriod.parse(biz.require("bill_date"))
                        .orElseThrow(() -> biz.invalid("bill_date"));
        if (!bills.isKept(period)) {
            throw biz.invalid("bill_date");
        }
        if (!bills.isReady(period) || OTHER_KINDS.contains(type)) {
            throw Refused.business("BILL_NOT_EXIST", "账单不存在");
        }
        Bills.Kind kind =
                switch (type) {
                    case "trade" -> Bills.Kind.TRADE;
                    case "signcustomer" -> Bills.Kind.SIGNCUSTOMER;
                    default -> throw biz.invalid("bill_type");
                };
        Bills.Ready ready = bills.make(call.app().pid(), kind, period);
        ObjectNode node = Json.object().put("bill_download_url", call.baseUri() + ready.path());
        return ready.empty() ? node.put("bill_file_code", "EMPTY_DATA_WITH_BILL_FILE") : node;
    }
}
