package dev.tollbridge.e2e;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The control API of the simulated Alipay: what the channel believes, the payer's hand, faults. */
record FakeAlipay(URI base) {
    /** What Alipay believes of an order, by the number that we gave it. */
    JsonNode order(String number) {
        return Http.send("GET", control("orders/" + number), null, null).ok();
    }

    boolean knows(String number) {
        return Http.send("GET", control("orders/" + number), null, null).status() == 200;
    }

    void pay(String number) {
        Http.send("POST", control("orders/" + number + "/pay"), Map.of(), null).ok();
    }

    void fault(Map<String, Object> fault) {
        Http.send("PUT", control("faults"), fault, null).ok();
    }

    /** Registers an app, or shows the one that is there. */
    JsonNode app(String appId) {
        return Http.send("PUT", control("apps/" + appId), Map.of(), null).ok();
    }

    private URI control(String path) {
        return base.resolve("/alipay/control/" + path);
    }
}
