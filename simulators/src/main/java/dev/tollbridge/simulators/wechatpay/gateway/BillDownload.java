package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.wechatpay.bill.Bills;
import dev.tollbridge.simulators.wechatpay.state.Merchant;

/** {@code GET /v3/billdownload/file?token=}: the file itself. */
final class BillDownload {
    static final String PATH = "/v3/billdownload/file";

    private final Bills bills;

    BillDownload(Bills bills) {
        this.bills = bills;
    }

    Reply answer(Request request, Merchant merchant) {
        String token = request.query().getOrDefault("token", "");
        byte[] file =
                bills.file(token, merchant.mchid())
                        .orElseThrow(() -> Refused.parameter("query", "token", "下载链接无效或已过期"));
        return Reply.of(200, "text/plain", file);
    }
}
