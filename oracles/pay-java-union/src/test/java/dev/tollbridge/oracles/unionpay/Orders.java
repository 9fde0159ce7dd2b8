package dev.tollbridge.oracles.unionpay;

import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Orders to try adapter and simulator with. */
final class Orders {
    static final Money AMOUNT = Money.of(1230, "CNY");

    private Orders() {}

    static PayOrder pay(Door door, Scene scene) {
        return pay(door, scene, Map.of());
    }

    static PayOrder pay(Door door, Scene scene, Map<String, String> options) {
        var code = scene == Scene.BARCODE ? Secret.of(code(door, "pays")) : null;
        return new PayOrder(
                door.newNumber(),
                AMOUNT,
                "Tea & 茶",
                null,
                "unionpay",
                scene,
                null,
                null,
                code,
                0,
                door.now().plus(Duration.ofMinutes(15)),
                URI.create("http://127.0.0.1:1/back"),
                options);
    }

    static String code(Door door, String behaviour) {
        return door.control("POST", "payment_codes", "{\"behaviour\":\"" + behaviour + "\"}")
                .path("auth_code")
                .asString();
    }

    static PayOrder scanning(Door door, String behaviour) {
        var plain = pay(door, Scene.BARCODE);
        return new PayOrder(
                plain.orderNo(),
                plain.amount(),
                plain.subject(),
                null,
                plain.method(),
                plain.scene(),
                null,
                null,
                Secret.of(code(door, behaviour)),
                0,
                plain.expiresAt(),
                plain.returnUrl(),
                Map.of());
    }

    static OrderRef reference(PayOrder order) {
        return reference(order, false);
    }

    static OrderRef reference(PayOrder order, boolean authorization) {
        return new OrderRef(
                order.orderNo(),
                null,
                order.amount(),
                order.method(),
                order.scene(),
                authorization,
                order.expiresAt());
    }
}
