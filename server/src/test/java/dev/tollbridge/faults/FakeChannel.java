package dev.tollbridge.faults;

import dev.tollbridge.testing.ApiClient;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/** The control API of the simulated channel: what it believes, and the payer's hand. */
final class FakeChannel {
    private final ApiClient control;

    FakeChannel(URI base) {
        this.control = ApiClient.of(base.getPort(), "");
    }

    /** What the channel believes of an order. */
    JsonNode order(String number) {
        return ok(control.get("/alipay/control/orders/" + number));
    }

    /** Whether it has an order whose subject is this. */
    boolean hasOrderAbout(String subject) {
        for (var order : ok(control.get("/alipay/control/orders"))) {
            if (order.path("subject").asString().equals(subject)) {
                return true;
            }
        }
        return false;
    }

    void pay(String number) {
        ok(tryToPay(number));
    }

    /** Refused by the channel if the order is closed. */
    ApiClient.Answer tryToPay(String number) {
        return control.post("/alipay/control/orders/" + number + "/pay", "{}");
    }

    /** Sends its latest notice once more. */
    void notifyAgain(String number) {
        ok(control.post("/alipay/control/orders/" + number + "/notify", "{}"));
    }

    /** The notices of an order, latest last, whether they were sent or lost. */
    JsonNode notices(String number) {
        return order(number).at("/notifications");
    }

    /** A misbehaviour, as JSON. */
    void fault(String json) {
        ok(
                control.send(
                        control.request("/alipay/control/faults")
                                .header("Content-Type", "application/json")
                                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(json))));
    }

    void rotateCertificate() {
        ok(control.post("/alipay/control/certificates/rotate", "{}"));
    }

    private static JsonNode ok(ApiClient.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.status() + " " + answer.http().body());
        }
        return answer.json();
    }
}
