package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.RsaSignature;
import java.security.PrivateKey;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signatures over lines of text, each with its line feed (sections 1, 2 and 4). */
final class WechatPaySigner {
    private WechatPaySigner() {}

    static String sign(PrivateKey key, String... lines) {
        var text = Stream.of(lines).map(line -> line + "\n").collect(Collectors.joining());
        return RsaSignature.sign(key, text.getBytes(UTF_8));
    }
}
