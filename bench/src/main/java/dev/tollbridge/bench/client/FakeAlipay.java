package dev.tollbridge.bench.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The control API of the simulated Alipay: the payer's hand, the channel's view and its faults. */
public final class FakeAlipay {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final Http http;
    private final URI base;

    public FakeAlipay(Http http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** What the payer can do with an order. */
    public enum Act {
        OPEN,
        PAY,
        DECLINE
    }

    /** Registers an app with keys, or answers the one that exists. */
    public JsonNode app(String appId) throws IOException, InterruptedException {
        return http.send("PUT", control("apps/" + appId), "{}", LIMIT).json();
    }

    /**
     * @param number ours, under which the channel knows the order
     */
    public Http.Answer act(String number, Act act) throws IOException, InterruptedException {
        var path = "orders/" + number + "/" + act.name().toLowerCase(java.util.Locale.ROOT);
        return http.send("POST", control(path), "{}", LIMIT);
    }

    /** What Alipay believes of an order. */
    public Http.Answer order(String number) throws IOException, InterruptedException {
        return http.send("GET", control("orders/" + number), null, LIMIT);
    }

    /** Opens the desktop page as the payer's browser does. */
    public Http.Answer openForm(URI url, Map<String, String> fields)
            throws IOException, InterruptedException {
        return http.sendForm(url, encode(fields), LIMIT);
    }

    /** Opens the phone's page as the payer's browser does. */
    public Http.Answer openLink(URI url) throws IOException, InterruptedException {
        return http.send("GET", url, null, LIMIT);
    }

    /** Plays the mobile SDK. */
    public Http.Answer openApp(String orderString) throws IOException, InterruptedException {
        var body = Http.JSON.writeValueAsString(Map.of("order_string", orderString));
        return http.send("POST", control("order_strings"), body, LIMIT);
    }

    /** Sets a fault, in place of one of the same kind, order and method. */
    public void setFault(Map<String, ?> fault) throws IOException, InterruptedException {
        http.send("PUT", control("faults"), Http.JSON.writeValueAsString(fault), LIMIT);
    }

    /** Ends all faults of a kind; of every kind if it is empty. */
    public void clearFaults(String kind) throws IOException, InterruptedException {
        var query = kind.isEmpty() ? "" : "?kind=" + kind;
        http.send("DELETE", control("faults" + query), null, LIMIT);
    }

    /** Moves the channel's clock forward; what fell due meanwhile is done when this returns. */
    public void advance(Duration step, Duration limit) throws IOException, InterruptedException {
        var body = Http.JSON.writeValueAsString(Map.of("advance", step.toString()));
        var answer = http.send("POST", base.resolve("/control/clock"), body, limit);
        if (!answer.isOk()) {
            throw new IOException("the channel's clock answers " + answer.status());
        }
    }

    URI gateway() {
        return base.resolve("/alipay/gateway.do");
    }

    Http http() {
        return http;
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI control(String path) {
        return base.resolve("/alipay/control/" + path);
    }
}
