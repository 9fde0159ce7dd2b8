package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Terms;
import dev.tollbridge.simulators.core.Json;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.trade.precreate}: a QR code, valid two hours, and no trade before it is scanned
 * (notes 4).
 */
final class Precreate implements Method {
    private static final Duration CODE_LIFE = Duration.ofHours(2);

    private final Orders orders;

    Precreate(Orders orders) {
        this.orders = orders;
    }

    @Override
    public ObjectNode answer(Call call) {
        Terms terms = orders.terms(call, Set.of("FACE_TO_FACE_PAYMENT", "QR_CODE_OFFLINE"));
        Duration asked = TermsReader.timeout(call.biz(), "qr_code_timeout_express", orders.now());
        Duration life = asked == null || asked.compareTo(CODE_LIFE) > 0 ? CODE_LIFE : asked;
        Order order = orders.place(call, terms, life, null);
        return Json.object()
                .put("out_trade_no", terms.outTradeNo())
                .put("qr_code", call.baseUri() + "/alipay/phone/" + order.token());
    }
}
