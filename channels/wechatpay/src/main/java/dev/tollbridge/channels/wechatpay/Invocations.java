package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Scene;
import java.security.PrivateKey;
import java.util.LinkedHashMap;

/** What the wallet's own SDK takes, signed by the merchant (section 4). */
record Invocations(Merchant merchant, PrivateKey key) {

    /** Pages in the wallet and mini programs. */
    NextAction.Invoke page(Scene scene, String prepayId, CallContext context) {
        var appId = merchant.invokingAppId(scene);
        var time = Long.toString(context.now().getEpochSecond());
        var nonce = Texts.nonce(context.random());
        var body = "prepay_id=" + prepayId;
        var params = new LinkedHashMap<String, String>();
        params.put("appId", appId);
        params.put("timeStamp", time);
        params.put("nonceStr", nonce);
        params.put("package", body);
        params.put("signType", "RSA");
        params.put("paySign", WechatPaySigner.sign(key, appId, time, nonce, body));
        return new NextAction.Invoke("wechatpay_jsapi", params);
    }

    /** The shop's own app. */
    NextAction.Invoke app(String prepayId, CallContext context) {
        var appId = merchant.invokingAppId(Scene.APP);
        var time = Long.toString(context.now().getEpochSecond());
        var nonce = Texts.nonce(context.random());
        var params = new LinkedHashMap<String, String>();
        params.put("appid", appId);
        params.put("partnerid", merchant.mchId());
        params.put("prepayid", prepayId);
        params.put("package", "Sign=WXPay");
        params.put("noncestr", nonce);
        params.put("timestamp", time);
        params.put("sign", WechatPaySigner.sign(key, appId, time, nonce, prepayId));
        return new NextAction.Invoke("wechatpay_app", params);
    }
}
