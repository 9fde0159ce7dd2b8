package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.HttpCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Signs requests (section 1). */
final class WechatPayRequests {
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

    /** What the exchange log masks: the payer's one-time code, people's names and ids. */
    private static final Set<String> SENSITIVE =
            Set.of(
                    "Authorization",
                    "auth_code",
                    "openid",
                    "sp_openid",
                    "sub_openid",
                    "user_name",
                    "payer_client_ip",
                    "token");

    private final WechatPayCredentials credentials;

    WechatPayRequests(WechatPayCredentials credentials) {
        this.credentials = credentials;
    }

    /**
     * @param platform the key that is to answer, and that sensitive fields are encrypted with
     */
    HttpCall call(
            WechatPayRequest request, Optional<Platform.Named> platform, CallContext context) {
        var uri = URI.create(credentials.gateway() + request.target());
        return call(request, uri, platform, HttpCall.DEFAULT_MAX_REPLY_BYTES, context);
    }

    /** A file is fetched from the address that an answer gave, with a signature like any call. */
    HttpCall download(URI uri, int maxBytes, CallContext context) {
        var request = WechatPayRequest.get(WechatPayOperation.BILL_DOWNLOAD, "");
        return call(request, uri, Optional.empty(), maxBytes, context);
    }

    private HttpCall call(
            WechatPayRequest request,
            URI uri,
            Optional<Platform.Named> platform,
            int maxReplyBytes,
            CallContext context) {
        var body = request.body() == null ? "" : Json.write(request.body());
        var headers = new ArrayList<HttpCall.Header>();
        headers.add(header("Authorization", authorization(request.method(), uri, body, context)));
        headers.add(header("Accept", "application/json"));
        if (request.body() != null) {
            headers.add(header("Content-Type", "application/json"));
        }
        headers.add(header("User-Agent", "Tollbridge"));
        platform.ifPresent(named -> headers.add(header("Wechatpay-Serial", named.serial())));
        return new HttpCall(
                request.operation().label(),
                request.method(),
                uri,
                headers,
                body.getBytes(UTF_8),
                SENSITIVE,
                maxReplyBytes);
    }

    private String authorization(String method, URI uri, String body, CallContext context) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        var time = Long.toString(context.now().getEpochSecond());
        var nonce = Texts.nonce(context.random());
        var signature = WechatPaySigner.sign(credentials.key(), method, target, time, nonce, body);
        return SCHEME
                + " "
                + String.join(
                        ",",
                        named("mchid", credentials.merchant().mchId()),
                        named("nonce_str", nonce),
                        named("timestamp", time),
                        named("serial_no", credentials.serialNo()),
                        named("signature", signature));
    }

    private static String named(String name, String value) {
        return name + "=\"" + value + "\"";
    }

    private static HttpCall.Header header(String name, String value) {
        return new HttpCall.Header(name, value);
    }
}
