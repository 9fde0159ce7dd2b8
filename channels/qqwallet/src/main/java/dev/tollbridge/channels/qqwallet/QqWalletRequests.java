package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.FlatXml;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.HttpCall;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Signs requests (sections 1 and 2). */
record QqWalletRequests(QqWalletCredentials credentials) {
    /** A day of a large shop. */
    private static final int MAX_BILL_BYTES = 256 << 20;

    /** What the exchange log masks: the payer's code and ids, and the operator's password. */
    private static final Set<String> SENSITIVE =
            Set.of("auth_code", "openid", "op_user_passwd", "spbill_create_ip");

    HttpCall call(QqWalletOperation operation, Map<String, String> content, CallContext context) {
        var fields = new TreeMap<>(content);
        fields.put("mch_id", credentials.merchant().mchId());
        fields.put("appid", credentials.merchant().appId());
        fields.put("nonce_str", Texts.nonce(context.random()));
        if (credentials.signer().type() != QqWalletSigner.Type.MD5) {
            // The official sample knows no such field; MD5 is what is meant without it [?].
            fields.put("sign_type", credentials.signer().type().word());
        }
        if (operation.isSecure()) {
            fields.put("op_user_id", credentials.operator().id());
            fields.put("op_user_passwd", md5(credentials.operator().password().reveal()));
        }
        fields.put(QqWalletSigner.FIELD, credentials.signer().sign(fields));
        return new HttpCall(
                operation.label(),
                "POST",
                URI.create(
                        (operation.isSecure() ? credentials.secureGateway() : credentials.gateway())
                                + operation.path()),
                List.of(new HttpCall.Header("Content-Type", "text/xml; charset=utf-8")),
                FlatXml.write(fields).getBytes(UTF_8),
                SENSITIVE,
                operation == QqWalletOperation.BILL
                        ? MAX_BILL_BYTES
                        : HttpCall.DEFAULT_MAX_REPLY_BYTES,
                operation.isSecure() ? credentials.certificate() : null);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
