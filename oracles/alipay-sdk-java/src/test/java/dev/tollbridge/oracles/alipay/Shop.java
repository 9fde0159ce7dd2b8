package dev.tollbridge.oracles.alipay;

import dev.tollbridge.channels.alipay.AlipayAdapter;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The adapter with an account at the simulator, and orders to use it with. */
record Shop(Lab lab, Mode mode, ChannelAccount account, NoticeBox box) {
    static final String BUYER = "2088102146225135";

    static Shop of(Lab lab, Mode mode, NoticeBox box, Map<String, String> learned) {
        return switch (new AlipayAdapter().open(lab.settings(mode, box.url(), learned))) {
            case Opening.Opened(var account) -> new Shop(lab, mode, account, box);
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    /** The account in the shape that a capability needs. */
    <A extends ChannelAccount> A as(Class<A> type) {
        return type.cast(account);
    }

    CallContext context() {
        return new CallContext(lab.now(), new SecureRandom());
    }

    static String newNo() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(1);
    }

    static Money yuan(String text) {
        return Money.ofDecimal(text, Currency.getInstance("CNY"));
    }

    PayOrder order(Scene scene, String amount, @Nullable String authCode) {
        boolean inWallet = scene == Scene.IN_APP_PAGE || scene == Scene.MINI_PROGRAM;
        return new PayOrder(
                newNo(),
                yuan(amount),
                "Tea & cups 茶/杯=1 \"quoted\" 😀",
                "a + b % c",
                "alipay",
                scene,
                inWallet ? BUYER : null,
                null,
                authCode == null ? null : Secret.of(authCode),
                0,
                lab.now().plus(Duration.ofMinutes(15)),
                URI.create("https://shop.example.com/back?order=1&x=%20"),
                Map.of("goods_detail", "[{\"goods_id\":\"1\",\"goods_name\":\"茶\"}]"));
    }

    static OrderRef ref(PayOrder order, boolean authorization) {
        return new OrderRef(
                order.orderNo(),
                null,
                order.amount(),
                "alipay",
                order.scene(),
                authorization,
                order.expiresAt());
    }
}
