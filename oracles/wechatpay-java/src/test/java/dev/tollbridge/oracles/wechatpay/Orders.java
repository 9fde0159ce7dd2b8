package dev.tollbridge.oracles.wechatpay;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** One order in each scene. */
final class Orders {
    static final Money AMOUNT = Money.of(1230, "CNY");
    static final String NUMBER = "T000001";
    static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    static final URI NOTIFY = URI.create("https://pay.example.com/v1/notices/wechat_pay/acc_1");

    /** The library takes the time of the machine, so it has to be after any of these days. */
    static final Instant EXPIRY = Instant.parse("2099-11-21T08:15:00Z");

    private Orders() {}

    static PayOrder order(Scene scene) {
        boolean inWallet = scene == Scene.IN_APP_PAGE || scene == Scene.MINI_PROGRAM;
        return new PayOrder(
                NUMBER,
                AMOUNT,
                "Tea & <b>cups</b> 茶/杯=1",
                null,
                "wechat_pay",
                scene,
                inWallet ? OPENID : null,
                scene == Scene.H5 ? "203.0.113.7" : null,
                scene == Scene.BARCODE ? Secret.of("130061098828009406") : null,
                0,
                EXPIRY,
                null,
                Map.of());
    }

    static OrderRef ref(Scene scene) {
        return new OrderRef(NUMBER, null, AMOUNT, "wechat_pay", scene, false, EXPIRY);
    }

    static CallContext context() {
        return new CallContext(Instant.now(), new Random(42));
    }
}
