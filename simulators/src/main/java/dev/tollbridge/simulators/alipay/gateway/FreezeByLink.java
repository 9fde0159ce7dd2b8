package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.core.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.fund.auth.order.voucher.create} (a QR code) and {@code order.app.freeze} (the app's
 * cashier) (notes 4).
 */
final class FreezeByLink implements Method, BrowserMethod {
    private final FreezeWishes wishes;

    FreezeByLink(FreezeWishes wishes) {
        this.wishes = wishes;
    }

    @Override
    public ObjectNode answer(Call call) {
        String path = open(call);
        return Json.object()
                .put("out_order_no", call.biz().require("out_order_no"))
                .put("out_request_no", call.biz().require("out_request_no"))
                .put("code_type", "barcode")
                .put("code_value", call.baseUri() + path);
    }

    @Override
    public String open(Call call) {
        return "/alipay/phone/" + wishes.place(call).token();
    }
}
