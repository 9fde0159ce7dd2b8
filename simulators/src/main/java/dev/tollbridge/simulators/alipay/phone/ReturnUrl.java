package dev.tollbridge.simulators.alipay.phone;

import dev.tollbridge.simulators.alipay.crypto.SignText;
import dev.tollbridge.simulators.alipay.crypto.Signer;
import dev.tollbridge.simulators.alipay.gateway.Signers;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Forms;
import dev.tollbridge.simulators.core.Yuan;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The browser's way back to the shop, signed by rule V1 (notes 1.5). Never a proof of payment. */
final class ReturnUrl {
    private final World world;
    private final Signers signers;

    ReturnUrl(World world, Signers signers) {
        this.world = world;
        this.signers = signers;
    }

    Optional<String> of(Order order, Trade trade) {
        String target = order.terms().returnUrl();
        if (target == null || !target.matches("https?://.+")) {
            return Optional.empty();
        }
        App app = world.apps().find(order.appId()).orElseThrow();
        String separator = target.contains("?") ? "&" : "?";
        return Optional.of(
                target + separator + Forms.encode(fields(order, trade, signers.of(app))));
    }

    private Map<String, String> fields(Order order, Trade trade, Signer signer) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("out_trade_no", trade.terms().outTradeNo());
        fields.put("trade_no", trade.tradeNo());
        fields.put("total_amount", Yuan.of(trade.amount()));
        fields.put("seller_id", trade.pid());
        fields.put("app_id", trade.appId());
        fields.put("auth_app_id", trade.appId());
        fields.put("method", order.method() + ".return");
        fields.put("charset", "utf-8");
        fields.put("version", "1.0");
        fields.put("sign_type", "RSA2");
        fields.put("timestamp", ChinaTime.of(world.now()));
        if (signer.certificateSerial() != null) {
            fields.put("alipay_cert_sn", signer.certificateSerial());
        }
        fields.put("sign", signer.sign(SignText.ofNotice(fields), StandardCharsets.UTF_8, "RSA2"));
        return fields;
    }
}
