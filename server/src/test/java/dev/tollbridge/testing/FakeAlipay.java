package dev.tollbridge.testing;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import tools.jackson.databind.JsonNode;

/** The control API of the simulated Alipay: what it believes, and the payer's hand. */
public final class FakeAlipay {
    private final ApiClient control;

    /**
     * @param base the simulators, or a wire to them, on this machine
     */
    public FakeAlipay(URI base) {
        this.control = ApiClient.of(base.getPort(), "");
    }

    /**
     * Registers an app.
     *
     * @param settings as JSON, such as {@code {"mode":"certificate"}}
     * @return its keys, and what an account has to know of the channel
     */
    JsonNode app(String id, String settings) {
        return put("/alipay/control/apps/" + id, settings);
    }

    /** What the channel believes of an order. */
    public JsonNode order(String number) {
        return ok(control.get("/alipay/control/orders/" + number));
    }

    /** Whether it has an order whose subject is this. */
    public boolean hasOrderAbout(String subject) {
        for (var order : ok(control.get("/alipay/control/orders"))) {
            if (order.path("subject").asString().equals(subject)) {
                return true;
            }
        }
        return false;
    }

    /** The payer scans and pays. */
    public void pay(String number) {
        ok(tryToPay(number));
    }

    /** Refused by the channel if the order is closed. */
    public ApiClient.Answer tryToPay(String number) {
        return control.post("/alipay/control/orders/" + number + "/pay", "{}");
    }

    /** Sends its latest notice once more. */
    public void notifyAgain(String number) {
        ok(control.post("/alipay/control/orders/" + number + "/notify", "{}"));
    }

    /** The notices of an order, latest last, whether they were sent or lost. */
    public JsonNode notices(String number) {
        return order(number).at("/notifications");
    }

    /** Asks for a misbehaviour, for this JSON object's kind, number, method, times. */
    public void fault(String json) {
        put("/alipay/control/faults", json);
    }

    /** Misbehaves the next time. */
    public void once(String kind) {
        fault("{\"kind\":\"%s\",\"times\":1}".formatted(kind));
    }

    /** Misbehaves the next time that it is called by this method. */
    public void once(String kind, String method) {
        fault("{\"kind\":\"%s\",\"method\":\"%s\",\"times\":1}".formatted(kind, method));
    }

    /** Misbehaves whenever it is about this order. */
    public void always(String kind, String number) {
        fault("{\"kind\":\"%s\",\"number\":\"%s\"}".formatted(kind, number));
    }

    /** From now on it behaves. */
    public void heal() {
        ok(control.send(control.request("/alipay/control/faults").DELETE()));
    }

    public void rotateCertificate() {
        ok(control.post("/alipay/control/certificates/rotate", "{}"));
    }

    private JsonNode put(String path, String body) {
        return ok(
                control.send(
                        control.request(path)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body))));
    }

    private static JsonNode ok(ApiClient.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.status() + " " + answer.http().body());
        }
        return answer.json();
    }
}
