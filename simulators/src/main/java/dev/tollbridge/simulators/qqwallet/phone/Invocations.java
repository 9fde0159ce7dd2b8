package dev.tollbridge.simulators.qqwallet.phone;

import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.state.Order;
import dev.tollbridge.simulators.qqwallet.state.World;
import dev.tollbridge.simulators.qqwallet.wire.SignType;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays the wallet that a page or an app invokes (notes 5). What is wrong raises
 * IllegalArgumentException with the reason.
 */
public final class Invocations {
    private final World world;

    public Invocations(World world) {
        this.world = world;
    }

    /**
     * The page the payer sees.
     *
     * @param fields those of {@code mqq.tenpay.pay}, or of an app's {@code PayApi}
     * @return its path
     */
    public String open(Map<String, String> fields) {
        Order order =
                world.byPrepay(fields.getOrDefault("tokenId", ""))
                        .orElseThrow(() -> new IllegalArgumentException("unknown tokenId"));
        Merchant merchant = world.merchants().find(order.mchId()).orElseThrow();
        String type = fields.containsKey("sig") ? "APP" : "JSAPI";
        if (!order.tradeType().equals(type)) {
            throw new IllegalArgumentException("the order was not made for " + type);
        }
        if (type.equals("APP")) {
            app(fields, merchant);
        } else {
            page(fields, merchant);
        }
        return PhonePages.path(order);
    }

    private static void page(Map<String, String> fields, Merchant merchant) {
        String expected =
                "appid#"
                        + merchant.appId()
                        + "|bargainor_id#"
                        + merchant.mchId()
                        + "|channel#wallet";
        if (!fields.getOrDefault("appInfo", "").equals(expected)) {
            throw new IllegalArgumentException("appInfo has to be " + expected);
        }
    }

    private static void app(Map<String, String> fields, Merchant merchant) {
        if (!fields.getOrDefault("bargainorId", "").equals(merchant.mchId())
                || !fields.getOrDefault("appId", "").equals(merchant.appId())
                || !fields.getOrDefault("sigType", "").equals("HMAC-SHA1")
                || !fields.getOrDefault("timeStamp", "").matches("\\d{10}")) {
            throw new IllegalArgumentException("appId, bargainorId, sigType or timeStamp is wrong");
        }
        String text =
                Stream.of("appId", "bargainorId", "nonce", "pubAcc", "tokenId")
                        .map(name -> name + "=" + fields.getOrDefault(name, ""))
                        .collect(Collectors.joining("&"));
        byte[] given = Base64.getDecoder().decode(fields.getOrDefault("sig", ""));
        if (!MessageDigest.isEqual(given, SignType.ofApp(text, merchant.appKey()))) {
            throw new IllegalArgumentException("the signature is wrong");
        }
    }
}
