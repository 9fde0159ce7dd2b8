package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Scene;

/** UnionPay's kinds of business; what follows an order has the order's (section 2). */
enum Product {
    QR("000000"),
    GATEWAY("000201"),
    GATEWAY_B2B("000202");

    private final String bizType;

    Product(String bizType) {
        this.bizType = bizType;
    }

    String bizType() {
        return bizType;
    }

    static Product of(String method, Scene scene) {
        if (method.equals(UnionPayDescriptor.B2B)) {
            return GATEWAY_B2B;
        }
        return switch (scene) {
            case QR, BARCODE -> QR;
            case WEB, H5, APP, IN_APP_PAGE, MINI_PROGRAM, API -> GATEWAY;
        };
    }

    static Product of(OrderRef order) {
        return of(order.method(), order.scene());
    }
}
