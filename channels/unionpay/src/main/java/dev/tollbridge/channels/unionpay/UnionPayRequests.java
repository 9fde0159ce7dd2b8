package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.HttpCall;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signs requests (sections 2 and 3). */
final class UnionPayRequests {
    static final String VERSION = "5.1.0";

    /** RSA with a certificate. */
    static final String SIGN_METHOD = "01";

    /** What the exchange log masks: cards, their holders, and the payer's one-time code. */
    private static final Set<String> SENSITIVE =
            Set.of(
                    "accNo",
                    "payerInfo",
                    "customerInfo",
                    "encryptedInfo",
                    "cardTransData",
                    "tokenPayData",
                    "qrNo",
                    "tn",
                    "fileContent");

    private final UnionPayCredentials credentials;

    UnionPayRequests(UnionPayCredentials credentials) {
        this.credentials = credentials;
    }

    String merId() {
        return credentials.merId();
    }

    boolean live() {
        return credentials.live();
    }

    URI address(UnionPayOperation.Entry entry) {
        var base =
                switch (entry) {
                    case FRONT, APP, BACK, QUERY -> credentials.gateway();
                    case FILE -> credentials.fileGateway();
                };
        return URI.create(base.toString().replaceAll("/+$", "") + entry.path());
    }

    HttpCall call(UnionPayRequest request, int maxReplyBytes) {
        var form =
                fields(request).entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return new HttpCall(
                request.operation().label(),
                "POST",
                address(request.entry()),
                List.of(
                        new HttpCall.Header(
                                "Content-Type", "application/x-www-form-urlencoded;charset=UTF-8"),
                        new HttpCall.Header("User-Agent", "Tollbridge")),
                form.getBytes(UTF_8),
                SENSITIVE,
                maxReplyBytes);
    }

    /**
     * All fields of the message, with its signature. Empty ones are left out, as section 1 says.
     */
    Map<String, String> fields(UnionPayRequest request) {
        var fields = new TreeMap<>(request.more());
        fields.put("version", VERSION);
        fields.put("encoding", "UTF-8");
        fields.put("signMethod", SIGN_METHOD);
        fields.put("certId", credentials.certId());
        fields.put("txnType", request.operation().txnType());
        fields.put("txnSubType", request.operation().txnSubType());
        fields.put("bizType", request.product().bizType());
        fields.put("accessType", "0");
        fields.put("merId", credentials.merId());
        fields.put("orderId", request.key().orderId());
        fields.put("txnTime", request.key().txnTime());
        if (request.channelType() != null) {
            fields.put("channelType", request.channelType());
        }
        fields.replaceAll((name, value) -> value.strip());
        fields.values().removeIf(String::isEmpty);
        fields.put(UnionPaySigner.SIGNATURE, UnionPaySigner.sign(credentials.key(), fields, UTF_8));
        return fields;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
