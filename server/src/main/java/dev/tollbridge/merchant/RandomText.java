package dev.tollbridge.merchant;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Secrets to hand out. */
final class RandomText {
    private static final String BASE62 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private RandomText() {}

    /** Letters and digits, each as likely as the other: 5.95 bits a character. */
    static String of(int length, RandomGenerator random) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(BASE62.charAt(random.nextInt(BASE62.length())));
        }
        return text.toString();
    }

    static String base64(int bytes, RandomGenerator random) {
        var secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
