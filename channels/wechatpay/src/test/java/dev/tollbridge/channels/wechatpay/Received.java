package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.testkit.TestKeys;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request as the API reads it, with its signature checked (section 1). */
record Received(String method, String target, Map<String, String> credential, String body) {
    private static final Pattern MEMBER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";

    static Received of(HttpCall call) {
        var header = header(call, "Authorization");
        if (!header.startsWith(SCHEME) || header(call, "User-Agent").isEmpty()) {
            throw new AssertionError("no such scheme, or no User-Agent: " + header);
        }
        var members = new HashMap<String, String>();
        var found = MEMBER.matcher(header);
        while (found.find()) {
            members.put(found.group(1), found.group(2));
        }
        var uri = call.uri();
        var query = uri.getRawQuery();
        return new Received(
                call.method(),
                uri.getRawPath() + (query == null ? "" : "?" + query),
                members,
                new String(call.body(), UTF_8));
    }

    static String header(HttpCall call, String name) {
        return call.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(HttpCall.Header::value)
                .findFirst()
                .orElse("");
    }

    Received signedBy(PublicKey key) {
        var text =
                String.join(
                        "\n", method, target, member("timestamp"), member("nonce_str"), body, "");
        if (!TestKeys.holds(key, text.getBytes(UTF_8), member("signature"))
                || !member("mchid").equals(WechatPayScript.MCH_ID)
                || !member("serial_no").equals(WechatPayScript.SERIAL)) {
            throw new AssertionError("WeChat Pay would not take this signature: " + text);
        }
        return this;
    }

    String member(String name) {
        return credential.getOrDefault(name, "");
    }

    String path() {
        return target.replaceAll("\\?.*", "");
    }

    JsonNode json() {
        return body.isEmpty()
                ? new JsonMapper().createObjectNode()
                : new JsonMapper().readTree(body);
    }
}
