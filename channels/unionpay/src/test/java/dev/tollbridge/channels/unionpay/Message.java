package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollbridge.testkit.TestKeys;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message of UnionPay's own, written and signed by the protocol notes (sections 3 and 4). */
record Message(Map<String, String> fields) {

    static Message of(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return new Message(fields);
    }

    Message with(String... pairs) {
        var fields = new LinkedHashMap<>(this.fields);
        fields.putAll(of(pairs).fields);
        fields.values().removeIf(String::isEmpty);
        return new Message(fields);
    }

    Message signed(TestAuthority by) {
        return signed(by.signer().keys().getPrivate(), by.signerPem(), StandardCharsets.UTF_8);
    }

    Message signed(PrivateKey key, String certificate, Charset charset) {
        var whole = with("signPubKeyCert", certificate);
        return whole.with("signature", TestKeys.sign(key, whole.hash(charset)));
    }

    /** What a signature is over: the letters of the hash. */
    byte[] hash(Charset charset) {
        var names = fields.keySet().toArray(String[]::new);
        Arrays.sort(names);
        var text = new StringBuilder();
        for (var name : names) {
            if (!name.equals("signature")) {
                text.append(text.isEmpty() ? "" : "&").append(name).append('=');
                text.append(fields.get(name));
            }
        }
        try {
            var hex = new StringBuilder();
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte b : digest.digest(text.toString().getBytes(charset))) {
                hex.append(Character.forDigit(b >> 4 & 15, 16));
                hex.append(Character.forDigit(b & 15, 16));
            }
            return hex.toString().getBytes(US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a reply: nothing is encoded. */
    String text() {
        var text = new StringBuilder();
        fields.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value));
        return text.toString();
    }

    /** As a notice: a form. */
    String form(Charset charset) {
        var text = new StringBuilder();
        fields.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, charset)));
        return text.toString();
    }
}
