package dev.tollbridge.oracles.wechatpaysdk;

import com.google.gson.JsonObject;
import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.notification.NotificationConfig;
import java.net.URI;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;

/**
 * The official client of one merchant.
 *
 * @param http what its services send with
 * @param notifications how it reads notifications
 */
record Sdk(Config config, HttpClient http, NotificationConfig notifications, String mchid) {
    private static final String HOST = "https://api.mch.weixin.qq.com";

    static Sdk of(Lab lab, Mode mode) {
        var merchant = lab.merchant(mode.mchid(), mode.text());
        return switch (mode) {
            case CERTIFICATE -> byCertificate(lab, merchant);
            case PUBLIC_KEY -> byPublicKey(lab, merchant);
        };
    }

    static Sdk byCertificate(Lab lab, JsonNode merchant) {
        var config =
                new RSAAutoCertificateConfig.Builder()
                        .merchantId(text(merchant, "mchid"))
                        .privateKey(pem(text(merchant, "merchant_private_key")))
                        .merchantSerialNumber(text(merchant, "merchant_serial"))
                        .apiV3Key(text(merchant, "api_v3_key"))
                        .httpClientBuilder(builder(lab))
                        .build();
        return new Sdk(config, client(lab, config), config, text(merchant, "mchid"));
    }

    static Sdk byPublicKey(Lab lab, JsonNode merchant) {
        var config =
                new RSAPublicKeyConfig.Builder()
                        .merchantId(text(merchant, "mchid"))
                        .privateKey(pem(text(merchant, "merchant_private_key")))
                        .merchantSerialNumber(text(merchant, "merchant_serial"))
                        .apiV3Key(text(merchant, "api_v3_key"))
                        .publicKey(text(merchant, "public_key"))
                        .publicKeyId(text(merchant, "public_key_id"))
                        .build();
        return new Sdk(config, client(lab, config), config, text(merchant, "mchid"));
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    static String pem(String base64) {
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----";
    }

    static HttpClient client(Lab lab, Config config) {
        return builder(lab).config(config).build();
    }

    /** Sends elsewhere; the signature covers path and query only. */
    static DefaultHttpClientBuilder builder(Lab lab) {
        URI base = lab.base();
        var okHttp =
                new OkHttpClient.Builder()
                        .addInterceptor(chain -> {
                            var url =
                                    chain.request()
                                            .url()
                                            .newBuilder()
                                            .scheme(base.getScheme())
                                            .host(base.getHost())
                                            .port(base.getPort())
                                            .build();
                            return chain.proceed(chain.request().newBuilder().url(url).build());
                        })
                        .build();
        return new DefaultHttpClientBuilder().okHttpClient(okHttp);
    }

    /** An interface that the SDK has no class for, through its signing and verifying client. */
    JsonObject post(String path, String body) {
        return http.execute(
                        new HttpRequest.Builder()
                                .httpMethod(HttpMethod.POST)
                                .url(HOST + path)
                                .headers(json())
                                .body(new JsonRequestBody.Builder().body(body).build())
                                .build(),
                        JsonObject.class)
                .getServiceResponse();
    }

    JsonObject get(String path) {
        return http.execute(
                        new HttpRequest.Builder()
                                .httpMethod(HttpMethod.GET)
                                .url(HOST + path)
                                .headers(json())
                                .build(),
                        JsonObject.class)
                .getServiceResponse();
    }

    private static HttpHeaders json() {
        var headers = new HttpHeaders();
        headers.addHeader("Accept", "application/json");
        headers.addHeader("Content-Type", "application/json");
        return headers;
    }
}
