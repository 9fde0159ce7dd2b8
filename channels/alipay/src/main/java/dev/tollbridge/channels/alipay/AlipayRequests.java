package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.NextAction;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signs requests and puts them into the form that their way takes (sections 1.1 and 1.5). */
final class AlipayRequests {
    private static final String CONTENT = "biz_content";
    private static final Set<String> SIGN = Set.of("sign");

    /** What the exchange log masks: the payer's one-time code, people's names and accounts. */
    private static final Set<String> SENSITIVE =
            Set.of("sign", "auth_code", "identity", "name", "buyer_id", "buyer_open_id");

    private final AlipayCredentials credentials;

    AlipayRequests(AlipayCredentials credentials) {
        this.credentials = credentials;
    }

    /** Server to server: public parameters in the query, the content in the body. */
    HttpCall call(AlipayRequest request, CallContext context) {
        var parameters = signed(request, context);
        var body = CONTENT + "=" + encode(parameters.getOrDefault(CONTENT, ""));
        parameters.remove(CONTENT);
        return new HttpCall(
                request.method().api(),
                "POST",
                withQuery(parameters),
                List.of(
                        new HttpCall.Header(
                                "Content-Type", "application/x-www-form-urlencoded;charset=UTF-8"),
                        new HttpCall.Header("Accept", "application/json")),
                body.getBytes(UTF_8),
                SENSITIVE,
                HttpCall.DEFAULT_MAX_REPLY_BYTES);
    }

    /** Through the payer's browser, by a form. */
    NextAction.FormPost form(AlipayRequest request, CallContext context) {
        var parameters = signed(request, context);
        var content = parameters.getOrDefault(CONTENT, "");
        parameters.remove(CONTENT);
        return new NextAction.FormPost(withQuery(parameters), Map.of(CONTENT, content));
    }

    /** Through the payer's browser, by a link. */
    NextAction.Redirect link(AlipayRequest request, CallContext context) {
        return new NextAction.Redirect(withQuery(signed(request, context)));
    }

    /** Through the wallet's SDK in the shop's app. */
    String orderString(AlipayRequest request, CallContext context) {
        return query(signed(request, context));
    }

    private SortedMap<String, String> signed(AlipayRequest request, CallContext context) {
        var parameters = new TreeMap<String, String>();
        parameters.put("app_id", credentials.appId());
        parameters.put("method", request.method().api());
        parameters.put("version", "1.0");
        parameters.put("format", "json");
        parameters.put("charset", "UTF-8");
        parameters.put("sign_type", "RSA2");
        parameters.put("timestamp", Values.time(context.now()));
        putContent(parameters, request, context);
        if (request.notifyUrl() != null) {
            parameters.put("notify_url", request.notifyUrl().toString());
        }
        if (request.returnUrl() != null) {
            parameters.put("return_url", request.returnUrl().toString());
        }
        var serials = credentials.certificates();
        if (serials != null) {
            parameters.put("app_cert_sn", serials.app());
            parameters.put("alipay_root_cert_sn", serials.root());
        }
        var content = AlipaySigner.content(parameters, SIGN);
        parameters.put("sign", AlipaySigner.sign(content, credentials.appKey()));
        return parameters;
    }

    private void putContent(
            Map<String, String> parameters, AlipayRequest request, CallContext context) {
        var cipher = credentials.cipher();
        var text = request.content().toString();
        if (cipher.type().isEmpty() || request.method() == AlipayMethod.CERT_DOWNLOAD) {
            parameters.put(CONTENT, text);
        } else {
            parameters.put(CONTENT, cipher.encrypt(text, context.random()));
            parameters.put("encrypt_type", cipher.type());
        }
    }

    private URI withQuery(Map<String, String> parameters) {
        return URI.create(credentials.gateway() + "?" + query(parameters));
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
