package dev.tollbridge.oracles.weixinjavapay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.service.WxPayService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import com.github.binarywang.wxpay.v3.WxPayV3HttpClientBuilder;
import com.github.binarywang.wxpay.v3.auth.AutoUpdateCertificatesVerifier;
import com.github.binarywang.wxpay.v3.auth.PrivateKeySigner;
import com.github.binarywang.wxpay.v3.auth.PublicCertificateVerifier;
import com.github.binarywang.wxpay.v3.auth.Verifier;
import com.github.binarywang.wxpay.v3.auth.WxPayCredentials;
import com.github.binarywang.wxpay.v3.auth.WxPayValidator;
import com.github.binarywang.wxpay.v3.util.PemUtils;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.PrivateKey;
import org.apache.http.HttpHost;
import org.apache.http.conn.routing.HttpRoute;
import tools.jackson.databind.JsonNode;

/**
 * The library's service of one merchant. It signs nothing and checks nothing unless the request is
 * for a host of WeChat Pay, so the host stays and only the route leads to the simulator; the
 * signature covers path and query.
 */
final class Library {
    private Library() {}

    static WxPayService of(Lab lab, Mode mode) {
        var merchant = lab.merchant(mode);
        var key = PemUtils.loadPrivateKey(stream(pem("PRIVATE", merchant, "merchant_private_key")));
        var credentials =
                new WxPayCredentials(
                        mode.mchid(), new PrivateKeySigner(text(merchant, "merchant_serial"), key));
        var config = config(mode, merchant, key);
        var verifier =
                switch (mode) {
                    case CERTIFICATE -> byCertificate(lab, config, credentials);
                    case PUBLIC_KEY -> byPublicKey(config, merchant);
                };
        config.setVerifier(verifier);
        var client = WxPayV3HttpClientBuilder.create();
        client.withCredentials(credentials).withValidator(new WxPayValidator(verifier));
        // The library closes its client after each call and uses it for the next one.
        client.setConnectionManagerShared(true);
        config.setApiV3HttpClient(lead(client, lab.base()).build());
        var service = new WxPayServiceImpl();
        service.setConfig(config);
        return service;
    }

    private static WxPayConfig config(Mode mode, JsonNode merchant, PrivateKey key) {
        var config = new WxPayConfig();
        config.setMchId(mode.mchid());
        config.setAppId(Lab.APPID);
        config.setApiV3Key(text(merchant, "api_v3_key"));
        config.setCertSerialNo(text(merchant, "merchant_serial"));
        config.setPrivateKey(key);
        return config;
    }

    /** Downloads the certificates while it is constructed. */
    private static Verifier byCertificate(
            Lab lab, WxPayConfig config, WxPayCredentials credentials) {
        return new AutoUpdateCertificatesVerifier(
                credentials, config.getApiV3Key().getBytes(UTF_8), config.getPayBaseUrl()) {
            @Override
            public void customHttpClientBuilder(WxPayV3HttpClientBuilder builder) {
                lead(builder, lab.base());
            }
        };
    }

    private static Verifier byPublicKey(WxPayConfig config, JsonNode merchant) {
        var id = text(merchant, "public_key_id");
        config.setPublicKeyId(id);
        return new PublicCertificateVerifier(
                PemUtils.loadPublicKey(stream(text(merchant, "public_key"))), id);
    }

    private static WxPayV3HttpClientBuilder lead(WxPayV3HttpClientBuilder builder, URI base) {
        var simulator = new HttpHost(base.getHost(), base.getPort(), base.getScheme());
        builder.setRoutePlanner((target, request, context) -> new HttpRoute(simulator));
        return builder;
    }

    private static String pem(String kind, JsonNode node, String name) {
        return "-----BEGIN %1$s KEY-----\n%2$s\n-----END %1$s KEY-----"
                .formatted(kind, text(node, name));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
