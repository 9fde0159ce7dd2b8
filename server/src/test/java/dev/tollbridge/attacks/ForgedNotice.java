package dev.tollbridge.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/**
 * A notice of the protocol's section 2 as an attacker would write it, or as the channel itself
 * would: {@link #trust} makes an account take a key of the test's for the channel's.
 */
final class ForgedNotice {
    private final Map<String, String> fields = new TreeMap<>();

    private ForgedNotice() {}

    /** What the channel would say when the order is paid. */
    static ForgedNotice paid(AlipayShop shop, String orderNo) {
        var values = shop.account().values();
        return new ForgedNotice()
                .with("notify_type", "trade_status_sync")
                .with("notify_id", "n" + orderNo)
                .with("notify_time", "2026-01-02 03:04:05")
                .with("charset", "utf-8")
                .with("version", "1.0")
                .with("sign_type", "RSA2")
                .with("app_id", values.getOrDefault("app_id", ""))
                .with("seller_id", values.getOrDefault("seller_id", ""))
                .with("out_trade_no", orderNo)
                .with("trade_no", "2026010222001" + orderNo.hashCode())
                .with("trade_status", "TRADE_SUCCESS")
                .with("total_amount", AlipayShop.PRICE)
                .with("gmt_create", "2026-01-02 03:04:00")
                .with("gmt_payment", "2026-01-02 03:04:05");
    }

    /** From now on the account believes what this key signs. */
    static KeyPair trust(ApplicationContext server, AlipayShop shop) {
        var accounts = server.getBean(ChannelAccounts.class);
        var account = accounts.find(shop.account().id()).orElseThrow();
        var key = key();
        var values = new HashMap<>(account.values());
        values.put(
                "alipay_public_key",
                Base64.getEncoder().encodeToString(key.getPublic().getEncoded()));
        var draft =
                new Draft(
                        account.channel(),
                        account.name(),
                        true,
                        account.priority(),
                        values,
                        accounts.settings(account).secrets());
        if (accounts.update(account, draft).isEmpty()) {
            throw new IllegalStateException("somebody else changed the account");
        }
        return key;
    }

    static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    ForgedNotice with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /** By rule V1: without {@code sign} and {@code sign_type}, and without empty fields. */
    ForgedNotice signed(KeyPair key) {
        return signed(key, "SHA256withRSA");
    }

    ForgedNotice signed(KeyPair key, String algorithm) {
        try {
            var signer = Signature.getInstance(algorithm);
            signer.initSign(key.getPrivate());
            signer.update(signedText().getBytes(UTF_8));
            return with("sign", Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signedText() {
        return fields.entrySet().stream()
                .filter(field -> !field.getKey().startsWith("sign") && !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }

    String body() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Posts a body to where the channel posts its notices. */
    static Answer send(ApiClient anyone, AlipayShop to, String body) {
        return send(anyone, "alipay/" + to.account().id().print(), body);
    }

    static Answer send(ApiClient anyone, String path, String body) {
        return anyone.send(
                anyone.request("/v1/notices/" + path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }
}
