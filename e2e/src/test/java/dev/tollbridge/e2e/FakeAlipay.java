package dev.tollbridge.e2e;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The control API of the simulated Alipay: what the channel believes, the payer's hand. */
record FakeAlipay(URI base) {
    /** What Alipay believes of an order, by the number that we gave it. */
    JsonNode order(String number) {
        return Http.send("GET", control("orders/" + number), null, null).ok();
    }

    void pay(String number) {
        Http.send("POST", control("orders/" + number + "/pay"), Map.of(), null).ok();
    }

    private URI control(String path) {
        return base.resolve("/alipay/control/" + path);
    }
}
