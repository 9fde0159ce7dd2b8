package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Fields as QQ Wallet writes, reads and signs them; written from the protocol notes. */
record Message(TreeMap<String, String> fields) {
    private static final Pattern ELEMENT = Pattern.compile("<([a-z0-9_]+)>([^<]*)</\\1>");

    static Message of(String... fields) {
        var all = new TreeMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return new Message(all);
    }

    static Message read(byte[] body) {
        var all = new TreeMap<String, String>();
        var found = ELEMENT.matcher(new String(body, UTF_8));
        while (found.find()) {
            all.put(
                    found.group(1),
                    found.group(2).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
        return new Message(all);
    }

    Message with(String... more) {
        var all = new TreeMap<>(fields);
        all.putAll(of(more).fields);
        return new Message(all);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    String sign(String key) {
        var hmac = text("sign_type").equals("HMAC-SHA256");
        return sign(key, hmac);
    }

    String sign(String key, boolean hmac) {
        var text =
                fields.entrySet().stream()
                                .filter(f -> !f.getKey().equals("sign"))
                                .filter(f -> !f.getValue().isEmpty())
                                .map(Map.Entry::toString)
                                .collect(Collectors.joining("&"))
                        + "&key="
                        + key;
        try {
            if (!hmac) {
                return hex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
            }
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return hex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    Message signed(String key) {
        return with("sign", sign(key));
    }

    /** In CDATA, which is another way to say the same. */
    byte[] xml() {
        return fields.entrySet().stream()
                .map(f -> "<%s><![CDATA[%s]]></%s>".formatted(f.getKey(), f.getValue(), f.getKey()))
                .collect(Collectors.joining("\n", "<xml>\n", "\n</xml>"))
                .getBytes(UTF_8);
    }
}
