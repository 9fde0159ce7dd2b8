package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.crypto.Rsa;
import dev.tollbridge.simulators.wechatpay.crypto.SignText;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Scene;
import dev.tollbridge.simulators.wechatpay.state.Transfer;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Plays the wallet that a page, a mini program or an app invokes: checks what the merchant signed
 * (notes 4). What is wrong raises IllegalArgumentException with the reason.
 */
public final class Invocations {
    private static final String PREPAY = "prepay_id=";

    private final World world;

    public Invocations(World world) {
        this.world = world;
    }

    /**
     * The page the payer sees.
     *
     * @param fields those of {@code WeixinJSBridge}, of an app's {@code PayReq}, or {@code mchId},
     *     {@code appId}, {@code package} of {@code requestMerchantTransfer}
     * @return its path
     */
    public String open(Map<String, String> fields) {
        if (fields.containsKey("mchId")) {
            return transfer(fields);
        }
        return fields.containsKey("prepayid") ? app(fields) : page(fields);
    }

    private String page(Map<String, String> fields) {
        String bundle = require(fields, "package");
        if (!bundle.startsWith(PREPAY)) {
            throw new IllegalArgumentException("package must be prepay_id=...");
        }
        if (!require(fields, "signType").equals("RSA")) {
            throw new IllegalArgumentException("signType must be RSA");
        }
        Order order = order(bundle.substring(PREPAY.length()), Scene.JSAPI);
        String text =
                SignText.lines(
                        app(order, require(fields, "appId")),
                        require(fields, "timeStamp"),
                        require(fields, "nonceStr"),
                        bundle);
        return verified(order, text, require(fields, "paySign"));
    }

    private String app(Map<String, String> fields) {
        if (!require(fields, "package").equals("Sign=WXPay")) {
            throw new IllegalArgumentException("package must be Sign=WXPay");
        }
        Order order = order(require(fields, "prepayid"), Scene.APP);
        if (!require(fields, "partnerid").equals(order.party().seller())) {
            throw new IllegalArgumentException("partnerid is not the order's merchant");
        }
        String text =
                SignText.lines(
                        app(order, require(fields, "appid")),
                        require(fields, "timestamp"),
                        require(fields, "noncestr"),
                        order.prepay().id());
        return verified(order, text, require(fields, "sign"));
    }

    private String transfer(Map<String, String> fields) {
        Transfer transfer =
                world.transferByToken(require(fields, "package"))
                        .filter(t -> t.mchid().equals(fields.get("mchId")))
                        .filter(t -> t.appid().equals(fields.get("appId")))
                        .orElseThrow(() -> new IllegalArgumentException("unknown package_info"));
        return PhonePages.transferPath(transfer);
    }

    private Order order(String prepayId, Scene scene) {
        return world.orderByPrepay(prepayId)
                .filter(order -> order.scene() == scene)
                .orElseThrow(() -> new IllegalArgumentException("unknown prepay_id"));
    }

    private static String app(Order order, String appid) {
        if (!appid.equals(order.party().appid()) && !appid.equals(order.party().subAppid())) {
            throw new IllegalArgumentException("the app is not the one the order was made for");
        }
        return appid;
    }

    private String verified(Order order, String text, String signature) {
        Merchant merchant = world.merchants().find(order.party().mchid()).orElseThrow();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!Rsa.verifies(bytes, signature, merchant.publicKey(), "SHA256withRSA")) {
            throw new IllegalArgumentException("支付验证签名失败: the signature is wrong");
        }
        return PhonePages.path(order);
    }

    private static String require(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
