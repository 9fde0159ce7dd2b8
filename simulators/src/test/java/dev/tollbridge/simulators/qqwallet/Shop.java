package dev.tollbridge.simulators.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.simulators.MemorySimulators;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Reply;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop that signs and reads by the protocol notes, at a simulator without sockets. It is ten in
 * the morning of 1 March 2026 in China.
 */
final class Shop implements AutoCloseable {
    static final String MCH_ID = "1900000109";
    private static final URI BASE = URI.create("http://simulator.test");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ELEMENT = Pattern.compile("<([a-z0-9_]+)>([^<]*)</\\1>");

    private Instant now = Instant.parse("2026-03-01T02:00:00Z");
    private final List<String> told = new ArrayList<>();
    private String answer = "<xml><return_code>SUCCESS</return_code></xml>";
    private final MemorySimulators simulators =
            new MemorySimulators(() -> now, new Random(42), callback());
    private JsonNode account = control("PUT", "merchants/" + MCH_ID, "{\"name\":\"茶 shop\"}");
    private int numbers;

    private Callback callback() {
        return new Callback() {
            @Override
            public Answer post(URI target, String contentType, String body) {
                told.add(body);
                return new Answer(200, answer, null);
            }

            @Override
            public void close() {}
        };
    }

    JsonNode account() {
        return account;
    }

    void register(String settings) {
        account = control("PUT", "merchants/" + MCH_ID, settings);
    }

    /** What was posted to us since the last call. */
    List<Map<String, String>> told() {
        var all = told.stream().map(Shop::parse).toList();
        told.clear();
        return all;
    }

    void answering(String text) {
        answer = text;
    }

    String newNumber() {
        return "order" + ++numbers;
    }

    void pass(Duration time) {
        now = now.plus(time);
        for (var due = simulators.timers().due(); !due.isEmpty(); due = simulators.timers().due()) {
            simulators.timers().run(due.getFirst());
        }
    }

    /** An order of 12.30 yuan. */
    static Map<String, String> order(String type, String number, String... more) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("out_trade_no", number);
        fields.put("body", "Tea & <b>茶</b>");
        fields.put("total_fee", "1230");
        fields.put("fee_type", "CNY");
        fields.put("spbill_create_ip", "203.0.113.7");
        fields.put("trade_type", type);
        fields.put("notify_url", "http://127.0.0.1:1/notices");
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    Map<String, String> ask(String call, String... fields) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return ask(call, all);
    }

    /** The answer, which has to be signed with our key. */
    Map<String, String> ask(String call, Map<String, String> fields) {
        var answer = parse(new String(send(call, signed(fields)).body(), UTF_8));
        if (!verifies(answer)) {
            throw new AssertionError("not signed: " + answer);
        }
        return answer;
    }

    Reply send(String call, Map<String, String> fields) {
        return post("pay/qpay_" + call + ".cgi", xml(fields));
    }

    Reply post(String path, String body) {
        return simulators.answer(
                "POST",
                URI.create(BASE + "/qqwallet/cgi-bin/" + path),
                List.of(),
                body.getBytes(UTF_8));
    }

    Reply page(String method, String path, String body) {
        return simulators.answer(method, URI.create(BASE + path), List.of(), body.getBytes(UTF_8));
    }

    Map<String, String> signed(Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("mch_id", MCH_ID);
        all.put("appid", account.path("app_id").asString());
        all.put("nonce_str", "3e5a036cb4bc3a677a38ad9d69eb3feb");
        if (!account.path("sign_type").asString().equals("MD5")) {
            all.put("sign_type", account.path("sign_type").asString());
        }
        all.put("sign", sign(all));
        return all;
    }

    boolean verifies(Map<String, String> fields) {
        return sign(fields).equals(fields.get("sign"));
    }

    private String sign(Map<String, String> fields) {
        var key = account.path("api_key").asString();
        var text =
                new TreeMap<>(fields)
                                .entrySet().stream()
                                        .filter(f -> !f.getKey().equals("sign"))
                                        .filter(f -> !f.getValue().isEmpty())
                                        .map(f -> f.getKey() + "=" + f.getValue())
                                        .collect(Collectors.joining("&"))
                        + "&key="
                        + key;
        try {
            if (account.path("sign_type").asString().equals("MD5")) {
                return hex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
            }
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return hex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    static String xml(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> "<%s><![CDATA[%s]]></%s>".formatted(f.getKey(), f.getValue(), f.getKey()))
                .collect(Collectors.joining("", "<xml>", "</xml>"));
    }

    static Map<String, String> parse(String xml) {
        Map<String, String> fields = new LinkedHashMap<>();
        var found = ELEMENT.matcher(xml);
        while (found.find()) {
            fields.put(
                    found.group(1),
                    found.group(2)
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&#39;", "'")
                            .replace("&amp;", "&"));
        }
        return fields;
    }

    /** An order by QR code that the payer has paid. */
    String paid() {
        var number = newNumber();
        ask("unified_order", order("NATIVE", number));
        control("POST", "orders/" + number + "/pay", "");
        return number;
    }

    String state(String number) {
        return ask("order_query", "out_trade_no", number).getOrDefault("trade_state", "");
    }

    JsonNode control(String method, String path, String body) {
        var reply =
                simulators.answer(
                        method,
                        URI.create(BASE + "/qqwallet/control/" + path),
                        List.of(),
                        body.getBytes(UTF_8));
        if (reply.status() / 100 != 2) {
            throw new AssertionError(reply.status() + " " + new String(reply.body(), UTF_8));
        }
        return reply.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(reply.body());
    }

    void fault(String fault) {
        control("PUT", "faults", fault);
    }

    @Override
    public void close() {
        simulators.close();
    }
}
