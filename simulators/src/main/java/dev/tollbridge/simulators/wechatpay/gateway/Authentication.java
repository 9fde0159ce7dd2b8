package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.crypto.Rsa;
import dev.tollbridge.simulators.wechatpay.crypto.SignText;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the Authorization header (notes 1). */
final class Authentication {
    static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

    private static final int REMEMBERED_NONCES = 10_000;
    private static final Pattern PARAMETER = Pattern.compile("\\s*(\\w+)=\"([^\"]*)\"\\s*");
    private static final List<String> NEEDED =
            List.of("mchid", "nonce_str", "timestamp", "serial_no", "signature");

    private final World world;
    private final Map<String, Instant> nonces = new LinkedHashMap<>();

    Authentication(World world) {
        this.world = world;
    }

    /** The parts of the header; refuses what is malformed. */
    static Map<String, String> parts(Request request) {
        String header =
                request.header("Authorization")
                        .orElseThrow(() -> Refused.unsigned("Http头缺少Authorization"));
        if (!header.startsWith(SCHEME + " ")) {
            throw Refused.unsigned("Http头Authorization认证类型不正确");
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (String item : header.substring(SCHEME.length() + 1).split(",", -1)) {
            Matcher parameter = PARAMETER.matcher(item);
            if (!parameter.matches()) {
                throw Refused.unsigned("Http头Authorization值格式错误");
            }
            parts.put(parameter.group(1), parameter.group(2));
        }
        for (String name : NEEDED) {
            if (parts.getOrDefault(name, "").isEmpty()) {
                throw Refused.unsigned("Http头Authorization值格式错误，缺少" + name);
            }
        }
        return parts;
    }

    Merchant merchant(Map<String, String> parts) {
        return world.merchants()
                .find(parts.get("mchid"))
                .orElseThrow(() -> Refused.unsigned("商户号不存在"));
    }

    void check(Request request, Map<String, String> parts, Merchant merchant) {
        headers(request);
        String timestamp = parts.getOrDefault("timestamp", "");
        Instant stated = stated(timestamp);
        if (!merchant.serial().equals(parts.get("serial_no"))) {
            throw Refused.unsigned("商户证书序列号有误，请使用正确的商户证书序列号");
        }
        String nonce = parts.getOrDefault("nonce_str", "");
        String text = SignText.ofRequest(request, timestamp, nonce);
        if (!Rsa.verifies(
                text.getBytes(StandardCharsets.UTF_8),
                parts.getOrDefault("signature", ""),
                merchant.publicKey(),
                "SHA256withRSA")) {
            throw Refused.unsigned("错误的签名，验签失败");
        }
        checkNonce(merchant.mchid() + "/" + timestamp + "/" + nonce);
        world.merchantTime().learn(merchant.mchid(), stated);
    }

    /** Rules wechatpay.request.user-agent and wechatpay.request.accept. */
    private static void headers(Request request) {
        if (request.header("User-Agent").orElse("").isBlank()) {
            throw Refused.parameter("header", "User-Agent", "Http头缺少User-Agent");
        }
        String accept = request.header("Accept").orElse("*/*");
        if (!accept.contains("application/json") && !accept.contains("*/*")) {
            throw Refused.parameter("header", "Accept", "Http头Accept应为application/json");
        }
    }

    /** By either clock: after the simulator's was moved, merchants may still live in real time. */
    private Instant stated(String text) {
        if (!text.matches("\\d{1,12}")) {
            throw Refused.unsigned("Http头Authorization中的timestamp格式错误");
        }
        Instant stated = Instant.ofEpochSecond(Long.parseLong(text));
        if (!world.merchantTime().isNow(stated)) {
            throw Refused.unsigned("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
        }
        return stated;
    }

    /** Rule wechatpay.request.replay. */
    private synchronized void checkNonce(String nonce) {
        if (nonces.putIfAbsent(nonce, world.now()) != null) {
            throw Refused.unsigned("Http头Authorization中的nonce_str重复");
        }
        if (nonces.size() > REMEMBERED_NONCES) {
            nonces.remove(nonces.keySet().iterator().next());
        }
    }
}
